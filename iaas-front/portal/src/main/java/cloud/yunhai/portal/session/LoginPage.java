package cloud.yunhai.portal.session;

import cloud.yunhai.apiclient.error.ApiException;
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
import org.springframework.web.servlet.ModelAndView;

/// The login page. The login itself is a filter's work, which comes back here when it was refused.
@Controller
public final class LoginPage {
    /// Where a refused login is forwarded to.
    public static final String REFUSED = "/login/refused";

    private final String start;

    /// @param start where those go who are logged in already
    public LoginPage(String start) {
        this.start = start;
    }

    @GetMapping("/")
    String start() {
        return "redirect:" + start;
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
    ModelAndView refused(
            @RequestParam @Nullable String back, @RequestParam @Nullable String name, HttpServletRequest request) {
        Refused why = Refused.of(request.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION));
        ModelAndView page = new ModelAndView("portal/login");
        page.setStatus(why.status);
        page.addObject("failure", why.message);
        page.addObject("name", name);
        page.addObject("back", LocalPath.or(back, ""));
        return page;
    }

    /// Why a login was refused.
    private enum Refused {
        WRONG(HttpStatus.UNAUTHORIZED, "login.wrong"),
        TOO_MANY(HttpStatus.TOO_MANY_REQUESTS, "login.tooMany"),
        UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "login.unavailable");

        private final HttpStatus status;
        private final String message;

        Refused(HttpStatus status, String message) {
            this.status = status;
            this.message = message;
        }

        static Refused of(@Nullable Object failure) {
            if (failure instanceof BadCredentialsException) {
                return WRONG;
            }
            boolean tooMany = failure instanceof Exception exception
                    && exception.getCause() instanceof ApiException problem
                    && problem.status() == TOO_MANY.status.value();
            return tooMany ? TOO_MANY : UNAVAILABLE;
        }
    }
}
