package cloud.yunhai.apiclient.http;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// On whose behalf, and as part of which trace, requests are made.
///
/// @param tenantId the tenant that an operator acts for; null: none
/// @param traceparent of the work that the requests belong to (W3C Trace Context); null: each is a trace of its own
record Scope(@Nullable String tenantId, @Nullable String traceparent) {
    static final Scope OWN = new Scope(null, null);

    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    /// The header for one request.
    String trace(RandomGenerator random) {
        return traceparent == null
                ? "00-" + hex(random, TRACE_BYTES) + "-" + hex(random, SPAN_BYTES) + "-01"
                : traceparent;
    }

    private static String hex(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        bytes[0] |= 1; // all zeros are not an id
        return HexFormat.of().formatHex(bytes);
    }
}
