package cloud.yunhai.iaasfront.endpoint;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apicommon.representation.NewSshKey;
import cloud.yunhai.apicommon.representation.SshKeyList;
import cloud.yunhai.iaasfront.app.NewSshKeyForm;
import cloud.yunhai.portal.page.FieldProblems;
import cloud.yunhai.portal.page.Flash;
import cloud.yunhai.portal.page.Refusals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// SSH keys: all, a new one, away with one.
@Controller
public final class SshKeyPages {
    private static final int PAGE = 50;

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
        return form(new NewSshKeyForm(null, null), null, model);
    }

    private static String form(NewSshKeyForm form, @Nullable FieldProblems problem, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        model.addAttribute("fields", NewSshKeyForm.FIELDS);
        return "ssh-keys/new";
    }

    @PostMapping("/ssh-keys/new")
    ModelAndView create(NewSshKeyForm form, YunhaiClient api, Model model, RedirectAttributes next) {
        NewSshKey wanted = form.wanted();
        try {
            api.sshKeys().create(wanted);
        } catch (ApiException problem) {
            return Refusals.again(form(form, Refusals.of(problem), model), model);
        }
        Flash.good(next, "ssh-key.create.done", wanted.name);
        return new ModelAndView("redirect:/ssh-keys");
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
