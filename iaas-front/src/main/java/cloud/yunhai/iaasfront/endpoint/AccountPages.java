package cloud.yunhai.iaasfront.endpoint;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.iaasfront.app.Holdings;
import cloud.yunhai.portal.page.FieldProblems;
import cloud.yunhai.portal.page.Refusals;
import cloud.yunhai.portal.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The own account: what it is, what its tenant holds, a new password.
@Controller
public final class AccountPages {
    private static final List<String> FIELDS = List.of("current_password", "new_password");
    private static final int UNAUTHORIZED = 401;

    @GetMapping("/account")
    String show(YunhaiClient api, Model model) {
        return show(null, api, model);
    }

    private static String show(@Nullable FieldProblems problem, YunhaiClient api, Model model) {
        model.addAttribute("account", api.tokens().account());
        model.addAttribute("holdings", Holdings.of(api));
        model.addAttribute("problem", problem);
        model.addAttribute("fields", FIELDS);
        return "account/show";
    }

    /// All tokens of the account end with its old password, and so does this session.
    @PostMapping("/account")
    String changePassword(
            @RequestParam(name = "current_password", defaultValue = "") String current,
            @RequestParam(name = "new_password", defaultValue = "") String fresh,
            YunhaiClient api,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            api.tokens().changePassword(current.toCharArray(), fresh.toCharArray());
        } catch (ApiException problem) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(refusal(problem), api, model);
        }
        Sessions.end(request);
        return "redirect:/login?out";
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
