package cloud.yunhai.iaasadmin.endpoint;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.OperationList;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.iaasadmin.app.NameBook;
import cloud.yunhai.iaasadmin.app.NameBook.Kind;
import cloud.yunhai.iaasadmin.core.Command;
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

/// The operations of all tenants: all, and one. What is stuck waits for an operator and comes first.
@Controller
public final class OperationPages {
    private static final int PAGE = 50;
    private static final int STUCK_MAX = 100;

    private final NameBook book;

    public OperationPages(NameBook book) {
        this.book = book;
    }

    @GetMapping("/operations")
    String list(
            @RequestParam @Nullable OperationState state,
            @RequestParam @Nullable OperationKind kind,
            @RequestParam @Nullable String page,
            YunhaiClient api,
            Model model) {
        OperationList found = api.operations()
                .page(ListQuery.ALL
                        .limit(PAGE)
                        .where("state", state)
                        .where("kind", kind)
                        .from(page));
        List<OperationRepresentation> stuck = api.operations()
                .page(ListQuery.ALL.where("state", OperationState.STUCK).limit(STUCK_MAX))
                .items();
        model.addAttribute("operations", found.items);
        model.addAttribute("stuck", stuck);
        model.addAttribute("next", found.nextPageToken);
        model.addAttribute("names", book.names(api, Kind.TENANT));
        model.addAttribute("states", OperationState.values());
        model.addAttribute("kinds", OperationKind.values());
        model.addAttribute("state", state);
        model.addAttribute("kind", kind);
        return "admin/operations";
    }

    @GetMapping("/operations/{id}")
    String show(@PathVariable String id, YunhaiClient api, Model model) {
        OperationRepresentation operation = api.operations().get(id);
        model.addAttribute("operation", operation);
        model.addAttribute("commands", Command.of(operation.state, operation.kind));
        model.addAttribute("names", book.names(api, Kind.TENANT, Kind.HOST));
        return "admin/operation";
    }

    @PostMapping("/operations/{id}/{command}")
    String command(@PathVariable String id, @PathVariable String command, YunhaiClient api, RedirectAttributes next) {
        OperationRepresentation operation = api.operations().get(id);
        YunhaiClient forTenant = api.actingFor(operation.tenantId);
        String[] shown = {id};
        Deeds.Deed deed = switch (command) {
            case "cancel" -> () -> forTenant.operations().cancel(id);
            case "repeat" -> () -> shown[0] = forTenant.operations().retry(id).id;
            case "retry", "skip", "adopt" -> () -> api.operations().resolve(id, command);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
        Deeds.tell(next, "operation." + command, id, deed);
        return "redirect:/operations/" + shown[0];
    }
}
