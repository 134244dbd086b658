package cloud.yunhai.portal.session;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The login page. The login itself is a filter's work, which comes back here when it was refused.
@Controller
public final class LoginPage {
    /// Where a refused login is forwarded to.
    public static final String REFUSED = "/login/refused";

    private static final int TOO_MANY = 429;

    private final String start;

    /// @param start where those go who are logged in already
    public LoginPage(String start) {
        this.start = start;
    }

    @GetMapping("/login")
    String show(
            @RequestParam @Nullable String back,
            @RequestParam @Nullable String expired,
            @RequestParam @Nullable String out,
            Model model) {
        if (Sessions.current() != null) {
            return "redirect:" + LocalPath.or(back, start);
        }
        model.addAttribute("notice", expired != null ? "login.expired" : out != null ? "login.out" : null);
        model.addAttribute("back", LocalPath.or(back, ""));
        return "portal/login";
    }

    @PostMapping(REFUSED)
    String refused(
            @RequestParam @Nullable String back,
            @RequestParam @Nullable String name,
            HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response,
            Model model) {
        Object failure = request.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        boolean wrong = failure instanceof BadCredentialsException;
        boolean tooMany = failure instanceof Exception exception
                && exception.getCause() instanceof cloud.yunhai.apiclient.error.ApiException problem
                && problem.status() == TOO_MANY;
        response.setStatus((wrong
                        ? HttpStatus.UNAUTHORIZED
                        : tooMany ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.SERVICE_UNAVAILABLE)
                .value());
        model.addAttribute("failure", wrong ? "login.wrong" : tooMany ? "login.tooMany" : "login.unavailable");
        model.addAttribute("name", name);
        model.addAttribute("back", LocalPath.or(back, ""));
        return "portal/login";
    }
}
