package cloud.yunhai.iaasfront.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A browser without a screen: it keeps cookies, sends forms with the CSRF token of the page before, and follows no
/// redirect by itself.
public final class Visitor {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI portal;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private @Nullable String csrf;

    Visitor(URI portal) {
        this.portal = portal;
        this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /// What came back.
    public record Page(int status, String body, Map<String, List<String>> headers) {
        public String header(String name) {
            return String.join("\n", headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()));
        }
    }

    public void logIn() {
        get("/login");
        Page answer = post("/login", Map.of("name", "demo", "password", StubApi.PASSWORD));
        if (answer.status() != 302) {
            throw new AssertionError("login was answered with " + answer);
        }
        get("/instances"); // the CSRF token changes with the login
    }

    public Page get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    /// Sends a form, with the token of the last page that had one.
    public Page post(String path, Map<String, String> form) {
        return postAs(path, form, csrf);
    }

    /// Sends a form with this token; null: with none.
    public Page postAs(String path, Map<String, String> form, @Nullable String token) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        String whole = token == null ? body : body + "&_csrf=" + encoded(token);
        return send(request(path, "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(whole))
                .build());
    }

    /// Opens an event stream.
    public InputStream stream(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(portal.resolve(path))
                                    .header("Accept", "text/event-stream")
                                    .build(),
                            BodyHandlers.ofInputStream())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The names of the cookies that it has.
    public List<String> cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(java.net.HttpCookie::getName)
                .toList();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(portal.resolve(path)).timeout(LIMIT);
        request.header("Accept", "text/html");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private Page send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            Matcher token = CSRF.matcher(answer.body());
            if (token.find()) {
                csrf = token.group(1);
            }
            return new Page(answer.statusCode(), answer.body(), answer.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
