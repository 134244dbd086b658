package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.tip.HealthReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether the API works: it does when db-proxy answers. Looked at every few seconds at most, whoever asks.
public final class Health {
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Runnable probe;
    private final InstantSource clock;
    private @Nullable HealthReport last;
    private Instant lookedAt = Instant.EPOCH;

    /// @param probe asks db-proxy something small
    public Health(Runnable probe, InstantSource clock) {
        this.probe = probe;
        this.clock = clock;
    }

    /// How it is doing.
    public synchronized HealthReport report() {
        Instant now = clock.instant();
        if (last == null || lookedAt.plus(FRESH).isBefore(now)) {
            last = look();
            lookedAt = now;
        }
        return last;
    }

    private HealthReport look() {
        try {
            probe.run();
            return new HealthReport(HealthReport.Condition.HEALTHY, Map.of("db-proxy", "answers"));
        } catch (CloudException failure) {
            return new HealthReport(HealthReport.Condition.DEGRADED, Map.of("db-proxy", failure.userMessage()));
        }
    }
}
