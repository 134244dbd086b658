package cloud.yunhai.resourcescheduler.config;

import java.time.Duration;

/// The settings of this service, `resource-scheduler.*`.
///
/// @param lease how long a saga stays this process's without a renewal; take-over comes after it
/// @param maxSagas how many sagas this process runs at once
/// @param maxSagasPerKind how many of one kind, so that slow ones leave room for the others
/// @param drain how long a stop waits for steps that are under way
public record ResourceSchedulerConfig(Duration lease, int maxSagas, int maxSagasPerKind, Duration drain) {
    public ResourceSchedulerConfig {
        if (lease.compareTo(Duration.ofSeconds(1)) < 0 || lease.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "resource-scheduler.lease: " + lease + " (expected: 1 second to 1 minute)");
        }
        if (maxSagas < 1) {
            throw new IllegalArgumentException("resource-scheduler.max-sagas: " + maxSagas + " (expected: at least 1)");
        }
        if (maxSagasPerKind < 1 || maxSagasPerKind > maxSagas) {
            throw new IllegalArgumentException("resource-scheduler.max-sagas-per-kind: " + maxSagasPerKind
                    + " (expected: 1 to max-sagas, " + maxSagas + ")");
        }
        if (drain.isNegative() || drain.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("resource-scheduler.drain: " + drain + " (expected: 0 to 10 seconds)");
        }
    }
}
