package cloud.yunhai.iaasadmin.testing;

import cloud.yunhai.iaasadmin.config.IaasAdminWiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The portal as it is shipped, on a free port, and a browser without scripts.
public final class Portal implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final ConfigurableApplicationContext running;
    private final URI start;
    private HttpClient browser = freshBrowser();

    /// @param cloud whose API it asks
    public Portal(Cloud cloud) {
        running = SpringApplication.run(
                IaasAdminWiring.class,
                "--iaas-admin.api-url=" + cloud.api().uri(),
                "--iaas-admin.http-listen=127.0.0.1:0");
        int port = Objects.requireNonNull(((WebServerApplicationContext) running).getWebServer())
                .getPort();
        start = URI.create("http://127.0.0.1:" + port);
    }

    public URI uri() {
        return start;
    }

    private static HttpClient freshBrowser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// Forgets all cookies.
    public void forget() {
        browser = freshBrowser();
    }

    /// Shows a page.
    ///
    /// @param headers names and values
    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(start.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.GET());
    }

    /// Sends a form, with the token of the page that it is on.
    ///
    /// @param page where the form is
    /// @param fields names and values
    public HttpResponse<String> post(String page, String path, String... fields) {
        Matcher token = CSRF.matcher(get(page).body());
        List<String> all = new ArrayList<>(List.of(fields));
        if (token.find()) {
            all.add("_csrf");
            all.add(token.group(1));
        }
        return postWithout(path, all.toArray(String[]::new));
    }

    /// Sends a form as another site would have it sent: without the token.
    public HttpResponse<String> postWithout(String path, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
        }
        return send(HttpRequest.newBuilder(start.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    /// Where an answer leads: path and query.
    public static String location(HttpResponse<?> answer) {
        URI location = URI.create(answer.headers().firstValue("Location").orElse(""));
        return location.getRawQuery() == null
                ? location.getRawPath()
                : location.getRawPath() + "?" + location.getRawQuery();
    }

    /// Logs in as the operator.
    public Portal login() {
        post("/login", "/login", "name", Cloud.OPERATOR, "password", Cloud.PASSWORD);
        return this;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        running.close();
    }
}
