package cloud.yunhai.iaasadmin.endpoint;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.ServiceState;
import cloud.yunhai.iaasadmin.app.ServiceView;
import cloud.yunhai.iaasadmin.core.Order;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The platform's own processes.
@Controller
public final class ServicePages {
    @GetMapping("/services")
    String list(
            @RequestParam @Nullable String host,
            @RequestParam @Nullable ServiceState state,
            @RequestParam @Nullable String sort,
            YunhaiClient api,
            Model model) {
        List<ServiceView> all =
                api.services().list().stream().map(ServiceView::new).toList();
        Order order = Order.of(sort, ServiceView.ORDERS, "name");
        List<ServiceView> shown = all.stream()
                .filter(view -> host == null || host.isEmpty() || host.equals(view.service().hostName))
                .filter(view -> state == null || state == view.service().state)
                .toList();
        model.addAttribute("services", order.sort(shown, ServiceView.ORDERS));
        model.addAttribute("order", order);
        model.addAttribute("counts", counts(all));
        model.addAttribute("all", all.size());
        model.addAttribute(
                "hosts",
                all.stream().map(view -> view.service().hostName).collect(Collectors.toCollection(TreeSet::new)));
        model.addAttribute("host", host);
        model.addAttribute("state", state);
        return "admin/services";
    }

    private static Map<ServiceState, Long> counts(List<ServiceView> services) {
        Map<ServiceState, Long> counts = new EnumMap<>(ServiceState.class);
        services.forEach(view -> counts.merge(view.service().state, 1L, Long::sum));
        return counts;
    }

    @PostMapping("/services/{host}/{name}/{command}")
    String command(
            @PathVariable String host,
            @PathVariable String name,
            @PathVariable String command,
            YunhaiClient api,
            RedirectAttributes next) {
        Deeds.Deed deed = switch (command) {
            case "start" -> () -> api.services().start(host, name);
            case "stop" -> () -> api.services().stop(host, name);
            case "restart" -> () -> api.services().restart(host, name);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
        Deeds.tell(next, "service." + command, name, deed);
        return "redirect:/services";
    }
}
