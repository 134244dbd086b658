package cloud.yunhai.portal.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/// Language and theme: kept in cookies, changed by `?lang=` and `?theme=` on any page.
public final class Preferences implements HandlerInterceptor, LocaleResolver {
    /// Parameter and cookie of the language.
    public static final String LANGUAGE = "lang";

    /// Parameter and cookie of the theme.
    public static final String THEME = "theme";

    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Languages.tagged(cookie(request, LANGUAGE)).orElseGet(() -> Languages.preferred(request));
    }

    @Override
    public void setLocale(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale language) {
        if (response != null && language != null) {
            keep(request, response, LANGUAGE, language.toLanguageTag());
        }
    }

    static Theme theme(HttpServletRequest request) {
        return Theme.named(cookie(request, THEME)).orElse(Theme.AUTO);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Locale> language = Languages.tagged(request.getParameter(LANGUAGE));
        Optional<Theme> theme = Theme.named(request.getParameter(THEME));
        if (!request.getMethod().equals("GET") || language.isEmpty() && theme.isEmpty()) {
            return true;
        }
        language.ifPresent(chosen -> setLocale(request, response, chosen));
        theme.ifPresent(chosen -> keep(request, response, THEME, chosen.toString()));
        String rest = withoutPreferences(request);
        response.sendRedirect(rest.isEmpty() ? request.getRequestURI() : request.getRequestURI() + "?" + rest);
        return false;
    }

    /// The query as it was, but for what has been done.
    private static String withoutPreferences(HttpServletRequest request) {
        String query = request.getQueryString();
        return Arrays.stream(query == null ? new String[0] : query.split("&", -1))
                .filter(part -> !part.startsWith(LANGUAGE + "=") && !part.startsWith(THEME + "="))
                .collect(Collectors.joining("&"));
    }

    private static void keep(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }
}
