package cloud.yunhai.portal.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.util.UriComponentsBuilder;

/// Sends whoever is not logged in, or not any more, to the login page, which leads back.
public final class ToLogin implements AuthenticationEntryPoint {
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException notLoggedIn)
            throws IOException {
        send(request, response, request.getRequestedSessionId() != null);
    }

    /// The same for a session whose token has ended.
    public static void send(HttpServletRequest request, HttpServletResponse response, boolean expired)
            throws IOException {
        if ("text/event-stream".equals(request.getHeader("Accept"))) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        } else if (request.getHeader("HX-Request") != null) {
            // The page itself has to change, not the part of it that asked.
            response.setHeader("HX-Redirect", login(path(request.getHeader("HX-Current-URL")), expired));
            response.setStatus(HttpStatus.OK.value());
        } else {
            response.sendRedirect(login(LocalPath.shown(request), expired));
        }
    }

    private static String login(@Nullable String back, boolean expired) {
        UriComponentsBuilder login = UriComponentsBuilder.fromPath("/login");
        if (expired) {
            login.queryParam("expired");
        }
        String path = LocalPath.or(back, "/");
        if (!path.equals("/")) {
            login.queryParam("back", "{back}");
            return login.encode().buildAndExpand(path).toUriString();
        }
        return login.toUriString();
    }

    private static @Nullable String path(@Nullable String url) {
        try {
            URI uri = url == null ? null : URI.create(url);
            if (uri == null || uri.getRawPath() == null) {
                return null;
            }
            return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        } catch (IllegalArgumentException noUrl) {
            return null;
        }
    }
}
