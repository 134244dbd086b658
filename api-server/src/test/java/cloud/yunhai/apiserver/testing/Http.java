package cloud.yunhai.apiserver.testing;

import cloud.yunhai.apicommon.codec.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A plain HTTP client, so that tests see what is really sent.
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI base;
    private final @Nullable String token;
    private final List<String> headers;

    /// An answer.
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JsonCodec.mapper().readTree(response.body());
        }

        /// The text at a JSON pointer or of a member.
        public String text(String member) {
            return member.startsWith("/")
                    ? json().at(member).asString()
                    : json().path(member).asString();
        }

        /// A header; empty without one.
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status() + " " + body();
        }
    }

    Http(URI base, @Nullable String token) {
        this(base, token, List.of());
    }

    private Http(URI base, @Nullable String token, List<String> headers) {
        this.base = base;
        this.token = token;
        this.headers = headers;
    }

    /// The same, with one more header.
    public Http with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Http(base, token, more);
    }

    /// The same caller at another process.
    public Http at(RunningApi other) {
        return new Http(other.uri(), token, headers);
    }

    public String token() {
        return Objects.requireNonNull(token);
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    public Answer post(String path) {
        return send("POST", path, null, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public Answer postXml(String path, String xml) {
        return send("POST", path, "application/xml", xml);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, "application/merge-patch+json", json);
    }

    /// Sends anything.
    public Answer send(String method, String path, @Nullable String type, @Nullable String body) {
        return sendBytes(method, path, type, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends anything.
    public Answer sendBytes(String method, String path, @Nullable String type, byte @Nullable [] body) {
        try {
            return new Answer(CLIENT.send(request(method, path, type, body), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Opens a stream.
    public HttpResponse<java.io.InputStream> stream(String path) {
        try {
            return CLIENT.send(
                    with("Accept", "text/event-stream").request("GET", path, null, null),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, @Nullable String type, byte @Nullable [] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        return request.method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }
}
