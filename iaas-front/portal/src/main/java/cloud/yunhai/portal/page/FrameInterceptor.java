package cloud.yunhai.portal.page;

import cloud.yunhai.portal.PortalProfile;
import cloud.yunhai.portal.session.Sessions;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/// Gives every template its [Frame]; as an attribute of the request, so that error pages have it too.
public final class FrameInterceptor implements HandlerInterceptor {
    private final PortalProfile profile;
    private final LocaleResolver languages;

    public FrameInterceptor(PortalProfile profile, LocaleResolver languages) {
        this.profile = profile;
        this.languages = languages;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(
                "frame",
                new Frame(
                        profile,
                        Sessions.current(),
                        languages.resolveLocale(request),
                        Preferences.theme(request),
                        self(request)));
        return true;
    }

    private static @Nullable String self(HttpServletRequest request) {
        boolean forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) != null
                || request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null;
        if (forwarded) {
            return null;
        }
        // A form that was refused is shown under the path that it is got from.
        String query = request.getMethod().equals("GET") ? request.getQueryString() : null;
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
