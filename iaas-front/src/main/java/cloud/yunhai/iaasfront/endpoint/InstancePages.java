package cloud.yunhai.iaasfront.endpoint;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apicommon.representation.Accepted;
import cloud.yunhai.apicommon.representation.InstanceList;
import cloud.yunhai.apicommon.representation.InstancePatch;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.iaasfront.app.Choices;
import cloud.yunhai.iaasfront.app.InstanceDetail;
import cloud.yunhai.iaasfront.app.NewInstanceForm;
import cloud.yunhai.iaasfront.core.InstanceAction;
import cloud.yunhai.iaasfront.core.LabelText;
import cloud.yunhai.portal.page.FieldProblems;
import cloud.yunhai.portal.page.Flash;
import cloud.yunhai.portal.page.Refusals;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/// Instances: all, a new one, one.
@Controller
public final class InstancePages {
    private static final int PAGE = 50;
    private static final List<String> PATCH_FIELDS = List.of("name", "labels");

    @GetMapping("/instances")
    String list(@RequestParam @Nullable String page, YunhaiClient api, Model model) {
        InstanceList instances = api.instances().page(ListQuery.ALL.limit(PAGE).from(page));
        model.addAttribute("instances", instances.items);
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
        model.addAttribute("fields", NewInstanceForm.FIELDS);
        return "instances/new";
    }

    @PostMapping("/instances/new")
    String create(
            NewInstanceForm form,
            YunhaiClient api,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            Accepted accepted = api.instances().create(form.wanted(), form.key());
            Flash.good(next, "instance.create.accepted", Objects.requireNonNull(accepted.instance).name);
            return "redirect:/instances/" + accepted.instance.id;
        } catch (IllegalArgumentException wrongLabels) {
            return refused(
                    form, FieldProblems.at("labels", String.valueOf(wrongLabels.getMessage())), api, model, response);
        } catch (ApiException problem) {
            return refused(form, Refusals.of(problem), api, model, response);
        }
    }

    private static String refused(
            NewInstanceForm form, FieldProblems problem, YunhaiClient api, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(form.again(), problem, api, model);
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
        InstanceRepresentation instance = api.instances().get(id);
        return edit(id, instance.name, LabelText.of(instance.labels), null, model);
    }

    private static String edit(String id, String name, String labels, @Nullable FieldProblems problem, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("name", name);
        model.addAttribute("labels", labels);
        model.addAttribute("problem", problem);
        model.addAttribute("fields", PATCH_FIELDS);
        return "instances/edit";
    }

    @PostMapping("/instances/{id}/edit")
    String change(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String labels,
            YunhaiClient api,
            Model model,
            RedirectAttributes next) {
        try {
            InstancePatch patch = new InstancePatch();
            patch.name = name.strip();
            patch.labels = changed(api.instances().get(id).labels, LabelText.parse(labels));
            api.instances().update(id, patch);
            Flash.good(next, "instance.edit.done");
            return "redirect:/instances/" + id;
        } catch (IllegalArgumentException wrongLabels) {
            return edit(id, name, labels, FieldProblems.at("labels", String.valueOf(wrongLabels.getMessage())), model);
        } catch (ApiException problem) {
            return edit(id, name, labels, Refusals.of(problem), model);
        }
    }

    /// A label that is not there any more is removed by null.
    private static Map<String, @Nullable String> changed(Map<String, String> before, Map<String, String> wanted) {
        Map<String, @Nullable String> patch = new LinkedHashMap<>();
        before.keySet().forEach(name -> patch.put(name, null));
        patch.putAll(wanted);
        return patch;
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
        return "redirect:/instances/" + id;
    }
}
