package cloud.yunhai.portal.http;

import cloud.yunhai.portal.session.Sessions;
import cloud.yunhai.portal.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.servlet.HandlerInterceptor;

/// One event for each change that was asked for, and the account on every event of a request.
public final class RequestLog implements HandlerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    /// By this name EventRecords puts the account into the log record.
    private static final String USER = "user";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        SignedIn account = Sessions.current();
        if (account != null) {
            MDC.put(USER, account.accountId());
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (!request.getMethod().equals("GET")) {
            LOG.atInfo()
                    .addKeyValue("method", request.getMethod())
                    .addKeyValue("path", request.getRequestURI())
                    .addKeyValue("status", response.getStatus())
                    .log("page.posted");
        }
        MDC.remove(USER);
    }
}
