package cloud.yunhai.iaasadmin.endpoint;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.HostRepresentation;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.iaasadmin.app.HostView;
import cloud.yunhai.iaasadmin.app.NameBook;
import cloud.yunhai.iaasadmin.app.NameBook.Kind;
import cloud.yunhai.iaasadmin.app.ServiceView;
import cloud.yunhai.iaasadmin.core.Order;
import java.util.List;
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

/// Hosts: all, and one.
@Controller
public final class HostPages {
    private static final int PAGE = 500;
    private static final int SHOWN_MAX = 1_000;
    private static final int INSTANCES = 100;

    private final NameBook book;

    public HostPages(NameBook book) {
        this.book = book;
    }

    @GetMapping("/hosts")
    String list(
            @RequestParam @Nullable HostState state,
            @RequestParam @Nullable String cluster,
            @RequestParam @Nullable String name,
            @RequestParam @Nullable String sort,
            YunhaiClient api,
            Model model) {
        ListQuery query = ListQuery.ALL
                .limit(PAGE)
                .where("state", state)
                .where("cluster_id", cluster == null || cluster.isEmpty() ? null : cluster);
        List<HostView> found = api.hosts()
                .list(query)
                .filter(host -> name == null || host.name.contains(name.strip()))
                .limit(SHOWN_MAX + 1)
                .map(HostView::of)
                .toList();
        Order order = Order.of(sort, HostView.ORDERS, "name");
        model.addAttribute("hosts", order.sort(found.subList(0, Math.min(found.size(), SHOWN_MAX)), HostView.ORDERS));
        model.addAttribute("more", found.size() > SHOWN_MAX);
        model.addAttribute("order", order);
        model.addAttribute("clusters", api.clusters().list().limit(PAGE).toList());
        model.addAttribute("names", book.names(api, Kind.CLUSTER));
        model.addAttribute("states", HostState.values());
        model.addAttribute("state", state);
        model.addAttribute("cluster", cluster);
        model.addAttribute("name", name);
        return "admin/hosts";
    }

    @GetMapping("/hosts/{id}")
    String show(@PathVariable String id, YunhaiClient api, Model model) {
        HostRepresentation host = api.hosts().get(id);
        model.addAttribute("view", HostView.of(host));
        model.addAttribute(
                "instances",
                api.instances()
                        .page(ListQuery.ALL.where("host_id", id).limit(INSTANCES))
                        .items());
        model.addAttribute(
                "services",
                api.services().list().stream()
                        .filter(service -> host.name.equals(service.hostName))
                        .map(ServiceView::new)
                        .toList());
        model.addAttribute("names", book.names(api, Kind.CLUSTER, Kind.TENANT, Kind.FLAVOR));
        return "admin/host";
    }

    @PostMapping("/hosts/{id}/{command}")
    String command(@PathVariable String id, @PathVariable String command, YunhaiClient api, RedirectAttributes next) {
        Deeds.Deed deed = switch (command) {
            case "drain" -> () -> api.hosts().drain(id);
            case "up" -> () -> api.hosts().up(id);
            case "retire" -> () -> api.hosts().retire(id);
            case "delete" -> () -> api.hosts().delete(id);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
        String name = api.hosts().get(id).name;
        boolean done = Deeds.tell(next, "host." + command, name, deed);
        return done && command.equals("delete") ? "redirect:/hosts" : "redirect:/hosts/" + id;
    }
}
