package cloud.yunhai.apiserver.adapter.dbproxy;

import cloud.yunhai.apiserver.app.port.IdempotencyStore;
import cloud.yunhai.common.idl.dbproxy.Idempotency;
import cloud.yunhai.common.idl.dbproxy.TStoredAnswer;
import cloud.yunhai.common.tip.Tip;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Idempotency keys at db-proxy.
public final class DbProxyIdempotency implements IdempotencyStore {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Idempotency.Iface idempotency;

    public DbProxyIdempotency(Idempotency.Iface idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    public Taken take(String accountId, String key, String requestHash, Duration hold) {
        TStoredAnswer stored = Tip.call(() -> idempotency.take(accountId, key, requestHash, hold.toMillis()));
        if (stored.isIsNew()) {
            return new Taken.Fresh(
                    stored.isSetFirstTakenAtMicros()
                            ? Instant.EPOCH.plus(stored.getFirstTakenAtMicros(), ChronoUnit.MICROS)
                            : null);
        }
        if (stored.isBodyDiffers()) {
            return new Taken.Different();
        }
        if (stored.isInProgress()) {
            return new Taken.Running();
        }
        Map<String, String> headers =
                MAPPER.readValue(stored.isSetHeadersJson() ? stored.getHeadersJson() : "{}", new TypeReference<>() {});
        return new Taken.Answered(
                new Answer(stored.getStatus(), headers, stored.isSetBody() ? stored.getBody() : new byte[0]));
    }

    @Override
    public void complete(String accountId, String key, Answer answer) {
        Tip.run(() -> idempotency.complete(
                accountId,
                key,
                answer.status(),
                MAPPER.writeValueAsString(answer.headers()),
                ByteBuffer.wrap(answer.body())));
    }

    @Override
    public void abandon(String accountId, String key) {
        Tip.run(() -> idempotency.abandon(accountId, key));
    }
}
