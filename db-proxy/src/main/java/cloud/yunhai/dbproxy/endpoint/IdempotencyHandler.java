package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.idl.dbproxy.TStoredAnswer;
import cloud.yunhai.dbproxy.app.Idempotency;
import java.nio.ByteBuffer;
import java.time.Duration;

/// Answers kept for repeats.
public final class IdempotencyHandler implements cloud.yunhai.common.idl.dbproxy.Idempotency.Iface {
    private final Idempotency idempotency;

    /// In front of these.
    public IdempotencyHandler(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    public TStoredAnswer take(String accountId, String key, String requestHash, long holdMillis) {
        Idempotency.Stored stored = idempotency.take(accountId, key, requestHash, Duration.ofMillis(holdMillis));
        TStoredAnswer answer = new TStoredAnswer(stored.isNew(), stored.inProgress(), stored.bodyDiffers());
        if (stored.status() != null) {
            answer.setStatus(stored.status());
        }
        if (stored.headersJson() != null) {
            answer.setHeadersJson(stored.headersJson());
        }
        if (stored.body() != null) {
            answer.setBody(stored.body());
        }
        if (stored.firstTakenAt() != null) {
            answer.setFirstTakenAtMicros(Edge.micros(stored.firstTakenAt()));
        }
        return answer;
    }

    @Override
    public void complete(String accountId, String key, int status, String headersJson, ByteBuffer body) {
        byte[] bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        idempotency.complete(accountId, key, status, headersJson, bytes);
    }

    @Override
    public void abandon(String accountId, String key) {
        idempotency.abandon(accountId, key);
    }
}
