package cloud.yunhai.nodeagent.adapter.http;

import cloud.yunhai.nodeagent.core.ProbeResult;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/// Asks by GET: status 200 is healthy, any other unhealthy, no answer is silence.
///
/// A body that begins with `DEGRADED` says that not all works; its rest says what.
public final class HttpProbe {
    private static final int MAX_DETAIL = 500;
    private static final String DEGRADED = "DEGRADED";

    private final BoundedGet http;

    /// @param timeout for the whole answer
    public HttpProbe(Duration timeout) {
        this.http = new BoundedGet(timeout);
    }

    public ProbeResult probe(URI url) {
        try {
            BoundedGet.Reply reply = http.get(url, MAX_DETAIL);
            String body = reply.body().strip();
            if (reply.status() != HttpURLConnection.HTTP_OK) {
                return ProbeResult.unhealthy("HTTP status " + reply.status() + (body.isEmpty() ? "" : ": " + body));
            }
            return body.toUpperCase(Locale.ROOT).startsWith(DEGRADED)
                    ? new ProbeResult(ProbeResult.Answer.DEGRADED, body, null)
                    : ProbeResult.healthy();
        } catch (IOException | RuntimeException failure) {
            return ProbeResult.silent(String.valueOf(failure.getMessage()));
        }
    }
}
