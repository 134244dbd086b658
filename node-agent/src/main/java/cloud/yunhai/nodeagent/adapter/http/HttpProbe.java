package cloud.yunhai.nodeagent.adapter.http;

import cloud.yunhai.nodeagent.core.ProbeResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// Asks by GET: status 200 is healthy, any other unhealthy, no answer is silence.
///
/// A body that begins with `DEGRADED` says that not all works; its rest says what.
public final class HttpProbe {
    private static final int MAX_DETAIL = 500;
    private static final String DEGRADED = "DEGRADED";

    private final int timeoutMillis;

    public HttpProbe(Duration timeout) {
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    public ProbeResult probe(URI url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(timeoutMillis);
            connection.setReadTimeout(timeoutMillis);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            int status = connection.getResponseCode();
            String body = start(
                    status < HttpURLConnection.HTTP_BAD_REQUEST
                            ? connection.getInputStream()
                            : connection.getErrorStream());
            if (status != HttpURLConnection.HTTP_OK) {
                return ProbeResult.unhealthy("HTTP status " + status + (body.isEmpty() ? "" : ": " + body));
            }
            return body.toUpperCase(Locale.ROOT).startsWith(DEGRADED)
                    ? new ProbeResult(ProbeResult.Answer.DEGRADED, body, null)
                    : ProbeResult.healthy();
        } catch (IOException | RuntimeException failure) {
            return ProbeResult.silent(String.valueOf(failure.getMessage()));
        }
    }

    private static String start(@org.jspecify.annotations.Nullable InputStream body) throws IOException {
        if (body == null) {
            return "";
        }
        try (body) {
            return new String(body.readNBytes(MAX_DETAIL), StandardCharsets.UTF_8).strip();
        }
    }
}
