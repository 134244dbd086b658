package cloud.yunhai.common.tip;

import java.util.Map;

/// How a process is doing.
///
/// @param condition the whole in one word
/// @param checks what was looked at, by name, and its condition in one sentence
public record HealthReport(Condition condition, Map<String, String> checks) {
    public HealthReport {
        checks = Map.copyOf(checks);
    }

    /// Works, nothing to tell.
    public static HealthReport healthy() {
        return new HealthReport(Condition.HEALTHY, Map.of());
    }

    /// The whole in one word.
    public enum Condition {
        /// Works fully.
        HEALTHY,
        /// Works, but something it needs does not.
        DEGRADED,
        /// Cannot do its work.
        UNHEALTHY
    }
}
