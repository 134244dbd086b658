package cloud.yunhai.portal.http;

import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.portal.session.ApiAccess;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// Tells the node-agent that the portal lives: status 200, and `DEGRADED` while it cannot reach the API.
@Controller
public final class HealthPage {
    private final ApiAccess api;

    public HealthPage(ApiAccess api) {
        this.api = api;
    }

    @GetMapping(path = "/healthz", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String health() {
        try {
            api.health();
            return "HEALTHY";
        } catch (ApiException away) {
            return "DEGRADED " + away.userMessage();
        }
    }
}
