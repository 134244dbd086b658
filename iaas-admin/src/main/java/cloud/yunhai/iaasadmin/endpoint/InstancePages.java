package cloud.yunhai.iaasadmin.endpoint;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.InstanceList;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.iaasadmin.app.InstanceView;
import cloud.yunhai.iaasadmin.app.NameBook;
import cloud.yunhai.iaasadmin.app.NameBook.Kind;
import cloud.yunhai.iaasadmin.app.Names;
import cloud.yunhai.portal.page.InstanceAction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The instances of all tenants: all, and one.
@Controller
public final class InstancePages {
    private static final int PAGE = 100;

    private final NameBook book;

    public InstancePages(NameBook book) {
        this.book = book;
    }

    /// What is looked for; null or empty: anything.
    ///
    /// @param tenant its name or id
    /// @param host its name or id
    /// @param page where to begin
    public record Search(
            @Nullable String name,
            @Nullable InstanceState state,
            @Nullable String tenant,
            @Nullable String host,
            @Nullable String page) {
        /// Whether everything is shown.
        public boolean all() {
            return blank(name) && state == null && blank(tenant) && blank(host);
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    @GetMapping("/instances")
    String list(@ModelAttribute("search") Search search, YunhaiClient api, Model model) {
        Names names = book.names(api, Kind.TENANT, Kind.HOST, Kind.FLAVOR, Kind.IMAGE);
        Optional<String> tenant = named(names, "ten_", search.tenant());
        Optional<String> host = named(names, "hst_", search.host());
        boolean nobody = (!blank(search.tenant()) && tenant.isEmpty()) || (!blank(search.host()) && host.isEmpty());
        InstanceList found = nobody
                ? new InstanceList()
                : api.actingFor(tenant.orElse(null))
                        .instances()
                        .page(ListQuery.ALL
                                .limit(PAGE)
                                .where("name", blank(search.name()) ? null : search.name())
                                .where("state", search.state())
                                .where("host_id", host.orElse(null))
                                .from(search.page()));
        model.addAttribute("instances", found.items);
        model.addAttribute("next", found.nextPageToken);
        model.addAttribute("names", names);
        model.addAttribute("states", InstanceState.values());
        return "admin/instances";
    }

    private static Optional<String> named(Names names, String prefix, @Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty() : names.id(prefix, text.strip());
    }

    @GetMapping("/instances/{id}")
    String show(@PathVariable String id, YunhaiClient api, Model model) {
        model.addAttribute("view", InstanceView.of(api, id));
        model.addAttribute(
                "names", book.names(api, Kind.TENANT, Kind.HOST, Kind.FLAVOR, Kind.IMAGE, Kind.CLUSTER, Kind.SUBNET));
        return "admin/instance";
    }

    /// An operator acts for the tenant whose instance it is; the audit names both.
    @PostMapping("/instances/{id}/{command}")
    String command(@PathVariable String id, @PathVariable String command, YunhaiClient api, RedirectAttributes next) {
        InstanceCommand wanted =
                InstanceAction.named(command).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        InstanceRepresentation instance = api.instances().get(id);
        YunhaiClient forTenant = api.actingFor(instance.tenantId);
        Deeds.tell(next, "instance." + command, instance.name, () -> {
            if (wanted == InstanceCommand.DELETE) {
                forTenant.instances().delete(id);
            } else {
                forTenant.instances().command(id, command, null);
            }
        });
        return "redirect:/instances/" + id;
    }
}
