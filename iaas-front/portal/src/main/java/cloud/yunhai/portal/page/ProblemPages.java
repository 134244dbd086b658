package cloud.yunhai.portal.page;

import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.portal.session.Sessions;
import cloud.yunhai.portal.session.ToLogin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/// What is shown when the API answers with a problem that a page did not expect.
@ControllerAdvice
public final class ProblemPages {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemPages.class);
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    /// The token has ended: back to the login page. What an open page shows is gone: to the start. Anything else:
    /// a page that says it.
    @ExceptionHandler(ApiException.class)
    @Nullable
    ModelAndView problem(ApiException problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (problem.status() == UNAUTHORIZED) {
            Sessions.end(request);
            ToLogin.send(request, response, true);
            return null;
        }
        if (problem.status() == NOT_FOUND && request.getHeader("HX-Request") != null) {
            // A part of an open page asks for what has been deleted meanwhile.
            response.setHeader("HX-Redirect", "/");
            return null;
        }
        HttpStatus status = status(problem.status());
        if (status.value() >= SERVER_ERROR) {
            LOG.atWarn()
                    .addKeyValue("path", request.getRequestURI())
                    .addKeyValue("code", problem.code())
                    .addKeyValue("request", problem.requestId())
                    .addKeyValue("reason", problem.userMessage())
                    .log("api.problem");
        }
        ModelAndView page = new ModelAndView("portal/problem");
        page.setStatus(status);
        page.addObject("status", status.value());
        page.addObject("problem", FieldProblems.of(problem));
        return page;
    }

    /// The API's own status; no answer, or one that no page has: the service is unavailable.
    private static HttpStatus status(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null || !known.isError() ? HttpStatus.SERVICE_UNAVAILABLE : known;
    }
}
