package cloud.yunhai.iaasfront.endpoint;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apicommon.representation.OperationList;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.portal.page.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Operations: all, one; cancelling it, doing it again.
@Controller
public final class OperationPages {
    private static final int PAGE = 50;

    @GetMapping("/operations")
    String list(@RequestParam @Nullable String page, YunhaiClient api, Model model) {
        OperationList operations =
                api.operations().page(ListQuery.ALL.limit(PAGE).from(page));
        model.addAttribute("operations", operations.items);
        model.addAttribute("here", page);
        model.addAttribute("next", operations.nextPageToken);
        return "operations/list";
    }

    @GetMapping("/operations/{id}")
    String show(@PathVariable String id, YunhaiClient api, Model model) {
        model.addAttribute("operation", api.operations().get(id));
        return "operations/show";
    }

    @PostMapping("/operations/{id}/cancel")
    String cancel(@PathVariable String id, YunhaiClient api, RedirectAttributes next) {
        try {
            api.operations().cancel(id);
            Flash.good(next, "operation.cancel.accepted");
        } catch (ApiException problem) {
            Flash.bad(next, problem, "operation.cancel.refused");
        }
        return "redirect:/operations/{id}";
    }

    @PostMapping("/operations/{id}/retry")
    String retry(@PathVariable String id, YunhaiClient api, RedirectAttributes next) {
        try {
            OperationRepresentation again = api.operations().retry(id);
            Flash.good(next, "operation.retry.accepted");
            return "redirect:/operations/" + again.id;
        } catch (ApiException problem) {
            Flash.bad(next, problem, "operation.retry.refused");
            return "redirect:/operations/{id}";
        }
    }
}
