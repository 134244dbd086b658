package cloud.yunhai.nodeagent.core;

import java.time.Duration;

/// Every wait of the supervision.
///
/// @param checkStarting between the checks of a service that is not up yet
/// @param checkUp between the checks of one that is
/// @param checkTimeout the longest a check may take
/// @param missesUntilHung so many checks in a row unanswered: the process hangs
/// @param startTimeout not up within this: started anew
/// @param stopTimeout not ended within this after being asked: killed
/// @param unhealthyPatience saying for so long that it cannot do its work: started anew
/// @param dependencyPatience waiting for so long for others to be up: started all the same
/// @param backOff pauses between restarts
public record Timings(
        Duration checkStarting,
        Duration checkUp,
        Duration checkTimeout,
        int missesUntilHung,
        Duration startTimeout,
        Duration stopTimeout,
        Duration unhealthyPatience,
        Duration dependencyPatience,
        BackOff backOff) {
    public Timings {
        positive("check-starting", checkStarting);
        positive("check-up", checkUp);
        positive("check-timeout", checkTimeout);
        positive("start-timeout", startTimeout);
        positive("stop-timeout", stopTimeout);
        positive("unhealthy-patience", unhealthyPatience);
        positive("dependency-patience", dependencyPatience);
        if (missesUntilHung < 1) {
            throw new IllegalArgumentException("misses-until-hung: " + missesUntilHung + " (expected: at least 1)");
        }
    }

    static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: more than 0)");
        }
    }
}
