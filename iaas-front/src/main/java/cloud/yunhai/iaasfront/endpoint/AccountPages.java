package cloud.yunhai.iaasfront.endpoint;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.iaasfront.app.Holdings;
import cloud.yunhai.iaasfront.app.PasswordForm;
import cloud.yunhai.portal.page.FieldProblems;
import cloud.yunhai.portal.page.Refusals;
import cloud.yunhai.portal.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/// The own account: what it is, what its tenant holds, a new password.
@Controller
public final class AccountPages {
    private static final int UNAUTHORIZED = 401;

    @GetMapping("/account")
    String show(YunhaiClient api, Model model) {
        return show(null, api, model);
    }

    private static String show(@Nullable FieldProblems problem, YunhaiClient api, Model model) {
        model.addAttribute("account", api.tokens().account());
        model.addAttribute("holdings", Holdings.of(api));
        model.addAttribute("problem", problem);
        model.addAttribute("fields", PasswordForm.FIELDS);
        return "account/show";
    }

    /// All tokens of the account end with its old password, and so does this session.
    @PostMapping("/account")
    ModelAndView changePassword(PasswordForm form, YunhaiClient api, Model model, HttpServletRequest request) {
        try {
            api.tokens().changePassword(form.currentPassword(), form.newPassword());
        } catch (ApiException problem) {
            return Refusals.again(show(refusal(problem), api, model), model);
        }
        Sessions.end(request);
        return new ModelAndView("redirect:/login?out");
    }

    /// A wrong password is told with the status that an ended token has, by another code.
    private static FieldProblems refusal(ApiException problem) {
        if (problem.status() == UNAUTHORIZED && problem.code().equals("BAD_CREDENTIALS")) {
            FieldProblems all = FieldProblems.of(problem);
            return new FieldProblems(
                    all.code(),
                    all.detail(),
                    Map.of("current_password", all.detail()),
                    all.explain(),
                    all.requestId(),
                    all.operationId());
        }
        return Refusals.of(problem);
    }
}
