package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.common.tip.HealthReport;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/// Whether the API works, for load balancers: 200 while it does, 503 while it does not.
@Path(UriTemplates.HEALTH)
public final class HealthEndpoint {
    private final Health health;

    public HealthEndpoint(Health health) {
        this.health = health;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        HealthReport report = health.report();
        boolean works = report.condition() == HealthReport.Condition.HEALTHY;
        byte[] body = JsonCodec.write(Map.of("status", works ? "UP" : "DOWN"));
        return Response.status(works ? 200 : 503)
                .entity(body)
                .type(MediaType.APPLICATION_JSON)
                .build();
    }
}
