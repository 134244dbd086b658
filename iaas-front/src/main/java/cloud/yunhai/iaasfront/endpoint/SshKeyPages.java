package cloud.yunhai.iaasfront.endpoint;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apicommon.representation.NewSshKey;
import cloud.yunhai.apicommon.representation.SshKeyList;
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

/// SSH keys: all, a new one, away with one.
@Controller
public final class SshKeyPages {
    private static final int PAGE = 50;
    private static final List<String> FIELDS = List.of("name", "public_key");

    @GetMapping("/ssh-keys")
    String list(@RequestParam @Nullable String page, YunhaiClient api, Model model) {
        SshKeyList keys = api.sshKeys().page(ListQuery.ALL.limit(PAGE).from(page));
        model.addAttribute("keys", keys.items);
        model.addAttribute("here", page);
        model.addAttribute("next", keys.nextPageToken);
        return "ssh-keys/list";
    }

    @GetMapping("/ssh-keys/new")
    String form(Model model) {
        return form("", "", null, model);
    }

    private static String form(String name, String publicKey, @Nullable FieldProblems problem, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("publicKey", publicKey);
        model.addAttribute("problem", problem);
        model.addAttribute("fields", FIELDS);
        return "ssh-keys/new";
    }

    @PostMapping("/ssh-keys/new")
    String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = "public_key", defaultValue = "") String publicKey,
            YunhaiClient api,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        NewSshKey wanted = new NewSshKey();
        wanted.name = name.strip();
        wanted.publicKey = publicKey.strip();
        try {
            api.sshKeys().create(wanted);
        } catch (ApiException problem) {
            FieldProblems shown = Refusals.of(problem);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(name, publicKey, shown, model);
        }
        Flash.good(next, "ssh-key.create.done", wanted.name);
        return "redirect:/ssh-keys";
    }

    @PostMapping("/ssh-keys/{id}/delete")
    String delete(@PathVariable String id, YunhaiClient api, RedirectAttributes next) {
        try {
            api.sshKeys().delete(id);
            Flash.good(next, "ssh-key.delete.done");
        } catch (ApiException problem) {
            Flash.bad(next, problem, "ssh-key.delete.refused");
        }
        return "redirect:/ssh-keys";
    }
}
