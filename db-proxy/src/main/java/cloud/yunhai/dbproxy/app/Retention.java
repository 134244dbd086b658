package cloud.yunhai.dbproxy.app;

import java.time.Duration;

/// How long what is over is kept.
///
/// @param idempotencyKeys answers for repeated requests
/// @param operations operations that have ended, with their steps
/// @param deleted records of deleted instances, volumes and images
/// @param events the record of changes
public record Retention(Duration idempotencyKeys, Duration operations, Duration deleted, Duration events) {
    private static final Duration LEAST = Duration.ofHours(1);

    /// A day, a month, a month, and a little more than a year.
    public static final Retention USUAL =
            new Retention(Duration.ofHours(24), Duration.ofDays(30), Duration.ofDays(30), Duration.ofDays(400));

    /// A repeated request is recognised by its operation and its resource as well, so they are kept as long as
    /// its key.
    public Retention {
        atLeast("idempotency-keys", idempotencyKeys, LEAST);
        atLeast("operations", operations, idempotencyKeys);
        atLeast("deleted", deleted, idempotencyKeys);
        atLeast("events", events, LEAST);
    }

    private static void atLeast(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "db-proxy.retention." + name + ": " + value + " (expected: at least " + least + ")");
        }
    }
}
