package cloud.yunhai.iaasadmin.endpoint;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apicommon.representation.GroupRepresentation;
import cloud.yunhai.apicommon.representation.TenantList;
import cloud.yunhai.iaasadmin.app.GroupView;
import cloud.yunhai.iaasadmin.app.NameBook;
import cloud.yunhai.iaasadmin.app.NameBook.Kind;
import cloud.yunhai.iaasadmin.app.QuotaForm;
import cloud.yunhai.portal.page.FieldProblems;
import cloud.yunhai.portal.page.Flash;
import cloud.yunhai.portal.page.Refusals;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Tenants, and the quotas that their groups share.
@Controller
public final class TenantPages {
    private static final int PAGE = 100;
    private static final List<String> FIELDS = List.of("instances", "vcpus", "memory_mib", "storage_gib", "addresses");

    private final NameBook book;

    public TenantPages(NameBook book) {
        this.book = book;
    }

    @GetMapping("/tenants")
    String list(
            @RequestParam @Nullable String name, @RequestParam @Nullable String page, YunhaiClient api, Model model) {
        TenantList tenants = api.tenants()
                .page(ListQuery.ALL
                        .limit(PAGE)
                        .where("name", name == null || name.isBlank() ? null : name.strip())
                        .from(page));
        model.addAttribute(
                "groups",
                api.groups().page(ListQuery.ALL.limit(PAGE)).items().stream()
                        .map(GroupView::new)
                        .toList());
        model.addAttribute("tenants", tenants.items);
        model.addAttribute("next", tenants.nextPageToken);
        model.addAttribute("name", name);
        model.addAttribute("names", book.names(api, Kind.GROUP));
        return "admin/tenants";
    }

    @GetMapping("/groups/{id}")
    String group(@PathVariable String id, YunhaiClient api, Model model) {
        GroupRepresentation group = api.groups().get(id);
        return group(group, QuotaForm.of(group.quota), null, api, model);
    }

    private static String group(
            GroupRepresentation group, QuotaForm form, @Nullable FieldProblems problem, YunhaiClient api, Model model) {
        model.addAttribute("view", new GroupView(group));
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        model.addAttribute("fields", FIELDS);
        model.addAttribute(
                "tenants",
                api.tenants()
                        .page(ListQuery.ALL.limit(PAGE).where("group_id", group.id))
                        .items());
        return "admin/group";
    }

    @PostMapping("/groups/{id}/quota")
    String change(
            @PathVariable String id,
            QuotaForm form,
            YunhaiClient api,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        FieldProblems problem = form.problem();
        if (problem == null) {
            try {
                Flash.good(next, "quota.done", api.groups().update(id, form.patch()).name);
                return "redirect:/groups/" + id;
            } catch (ApiException refused) {
                problem = Refusals.of(refused).within("quota");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return group(api.groups().get(id), form, problem, api, model);
    }
}
