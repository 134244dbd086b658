package cloud.yunhai.nodeagent.adapter.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/// Fetches `/metrics` of the server whose health is asked by HTTP.
public final class HttpMetrics {
    private static final int MAX_BYTES = 4 << 20;

    private final BoundedGet http;

    /// @param timeout for the whole answer
    public HttpMetrics(Duration timeout) {
        this.http = new BoundedGet(timeout);
    }

    public String metrics(URI healthUrl) throws IOException {
        BoundedGet.Reply reply = http.get(healthUrl.resolve("/metrics"), MAX_BYTES);
        if (reply.status() != HttpURLConnection.HTTP_OK) {
            throw new IOException("metrics: HTTP status " + reply.status() + " (expected: 200)");
        }
        return reply.body();
    }
}
