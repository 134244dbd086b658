package cloud.yunhai.portal.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where to go back to after logging in: a path of this portal and nothing else.
public final class LocalPath {
    private static final int LENGTH_MAX = 500;

    /// Begins with one slash; a second one, or a backslash, would name another host.
    private static final Pattern FORM = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

    private LocalPath() {}

    /// The path, if it is one; else the other.
    public static String or(@Nullable String path, String otherwise) {
        return path != null && path.length() <= LENGTH_MAX && FORM.matcher(path).matches() && !path.startsWith("/login")
                ? path
                : otherwise;
    }

    /// What the browser shows now, or null where one cannot come back to it.
    static @Nullable String shown(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return null;
        }
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
