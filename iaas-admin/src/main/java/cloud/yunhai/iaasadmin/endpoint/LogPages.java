package cloud.yunhai.iaasadmin.endpoint;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apicommon.representation.LogLevel;
import cloud.yunhai.apicommon.representation.LogRecordList;
import cloud.yunhai.iaasadmin.core.LogSearch;
import cloud.yunhai.portal.page.FieldProblems;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/// What the services wrote down.
@Controller
public final class LogPages {
    private static final int PAGE = 100;
    private static final List<String> PERIODS = List.of("15m", "1h", "6h", "1d", "7d");
    private static final List<String> MODULES = List.of(
            "api-server",
            "db-proxy",
            "dhcp-controller",
            "iaas-admin",
            "iaas-front",
            "image-server",
            "lol-server",
            "network-provider",
            "node-agent",
            "resource-scheduler",
            "vm-controller",
            "vm-scheduler",
            "volume-provider",
            "volume-scheduler");

    private final InstantSource clock;

    public LogPages(InstantSource clock) {
        this.clock = clock;
    }

    @GetMapping("/logs")
    String logs(
            @ModelAttribute("search") LogSearch search, YunhaiClient api, HttpServletResponse response, Model model) {
        model.addAttribute("periods", PERIODS);
        model.addAttribute("modules", MODULES);
        model.addAttribute("levels", LogLevel.values());
        LogRecordList found = new LogRecordList();
        try {
            found = api.logs().page(query(search, clock.instant()));
        } catch (DateTimeException noMoment) {
            refused(FieldProblems.at("from", String.valueOf(noMoment.getMessage())), response, model);
        } catch (ApiException problem) {
            if (problem.status() != HttpStatus.BAD_REQUEST.value()) {
                throw problem;
            }
            refused(FieldProblems.of(problem), response, model);
        }
        model.addAttribute("records", found.items);
        model.addAttribute("next", found.nextPageToken);
        return "admin/logs";
    }

    private static ListQuery query(LogSearch search, Instant now) {
        return ListQuery.ALL
                .limit(PAGE)
                .where("from", search.begin(now))
                .where("to", search.end())
                .where("module", given(search.module()))
                .where("min_level", search.level())
                .where("host_name", given(search.host()))
                .where("operation_id", given(search.operation()))
                .where("instance_id", given(search.instance()))
                .where("trace", given(search.trace()))
                .where("text", given(search.text()))
                .from(given(search.page()));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void refused(FieldProblems problem, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("problem", problem);
    }
}
