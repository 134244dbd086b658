package cloud.yunhai.iaasfront.endpoint;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apicommon.representation.Accepted;
import cloud.yunhai.apicommon.representation.InstanceList;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.iaasfront.app.Choices;
import cloud.yunhai.iaasfront.app.InstanceChangeForm;
import cloud.yunhai.iaasfront.app.InstanceDetail;
import cloud.yunhai.iaasfront.app.NewInstanceForm;
import cloud.yunhai.portal.page.FieldProblems;
import cloud.yunhai.portal.page.Flash;
import cloud.yunhai.portal.page.InstanceAction;
import cloud.yunhai.portal.page.Refusals;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Instances: all, a new one, one.
@Controller
public final class InstancePages {
    private static final int PAGE = 50;

    @GetMapping("/instances")
    String list(@RequestParam @Nullable String page, YunhaiClient api, Model model) {
        InstanceList instances = api.instances().page(ListQuery.ALL.limit(PAGE).from(page));
        model.addAttribute("instances", instances.items);
        model.addAttribute("quota", api.quota());
        model.addAttribute("here", page);
        model.addAttribute("next", instances.nextPageToken);
        return "instances/list";
    }

    @GetMapping("/instances/new")
    String form(YunhaiClient api, Model model) {
        return form(NewInstanceForm.fresh(), null, api, model);
    }

    private static String form(NewInstanceForm form, @Nullable FieldProblems problem, YunhaiClient api, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        model.addAttribute("choices", Choices.of(api));
        model.addAttribute("quota", api.quota());
        model.addAttribute("fields", NewInstanceForm.FIELDS);
        return "instances/new";
    }

    @PostMapping("/instances/new")
    ModelAndView create(NewInstanceForm form, YunhaiClient api, Model model, RedirectAttributes next) {
        FieldProblems refused;
        try {
            Accepted accepted = api.instances().create(form.wanted(), form.key());
            Flash.good(next, "instance.create.accepted", Objects.requireNonNull(accepted.instance).name);
            return new ModelAndView("redirect:/instances/" + accepted.instance.id);
        } catch (IllegalArgumentException wrongLabels) {
            refused = FieldProblems.at("labels", String.valueOf(wrongLabels.getMessage()));
        } catch (ApiException problem) {
            refused = Refusals.of(problem);
        }
        return Refusals.again(form(form.again(), refused, api, model), model);
    }

    @GetMapping("/instances/{id}")
    String show(@PathVariable String id, YunhaiClient api, Model model) {
        model.addAttribute("detail", InstanceDetail.of(api, id));
        return "instances/show";
    }

    @GetMapping("/instances/{id}/console-log")
    String console(
            @PathVariable String id, @RequestParam(defaultValue = "0") long offset, YunhaiClient api, Model model) {
        InstanceRepresentation instance = api.instances().get(id);
        model.addAttribute("instance", instance);
        model.addAttribute("log", api.instances().consoleLog(id, Math.max(0, offset), null));
        return "instances/console";
    }

    @GetMapping("/instances/{id}/edit")
    String edit(@PathVariable String id, YunhaiClient api, Model model) {
        return edit(id, InstanceChangeForm.of(api.instances().get(id)), null, model);
    }

    private static String edit(String id, InstanceChangeForm form, @Nullable FieldProblems problem, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        model.addAttribute("fields", InstanceChangeForm.FIELDS);
        return "instances/edit";
    }

    @PostMapping("/instances/{id}/edit")
    ModelAndView change(@PathVariable String id, InstanceChangeForm form, YunhaiClient api, RedirectAttributes next) {
        FieldProblems refused;
        try {
            api.instances().update(id, form.patch(api.instances().get(id).labels));
            Flash.good(next, "instance.edit.done");
            return new ModelAndView("redirect:/instances/" + id);
        } catch (IllegalArgumentException wrongLabels) {
            refused = FieldProblems.at("labels", String.valueOf(wrongLabels.getMessage()));
        } catch (ApiException problem) {
            refused = Refusals.of(problem);
        }
        Model model = new ExtendedModelMap();
        return Refusals.again(edit(id, form, refused, model), model);
    }

    @PostMapping("/instances/{id}/{command}")
    String command(@PathVariable String id, @PathVariable String command, YunhaiClient api, RedirectAttributes next) {
        InstanceCommand wanted =
                InstanceAction.named(command).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            if (wanted == InstanceCommand.DELETE) {
                api.instances().delete(id);
            } else {
                api.instances().command(id, command, null);
            }
            Flash.good(next, "instance." + command + ".accepted");
        } catch (ApiException problem) {
            Flash.bad(next, problem, "instance." + command + ".refused");
        }
        // What is deleted may be gone before its page is made.
        return wanted == InstanceCommand.DELETE ? "redirect:/instances" : "redirect:/instances/" + id;
    }
}
