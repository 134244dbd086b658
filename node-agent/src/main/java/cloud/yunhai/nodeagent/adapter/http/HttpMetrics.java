package cloud.yunhai.nodeagent.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Fetches `/metrics` of the server whose health is asked by HTTP.
public final class HttpMetrics {
    private static final int MAX_BYTES = 4 << 20;

    private final int timeoutMillis;

    public HttpMetrics(Duration timeout) {
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    public String metrics(URI healthUrl) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) healthUrl.resolve("/metrics").toURL().openConnection();
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IOException("metrics: HTTP status " + status + " (expected: 200)");
        }
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        }
    }
}
