package cloud.yunhai.common.saga.runner;

import java.time.Duration;

/// The limits of one runner.
///
/// @param owner names this process, differently after each start
/// @param lease how long a saga stays its own without a renewal
/// @param renewInterval how often leases are renewed, all in one call
/// @param pollInterval how often it asks for sagas when nobody nudges it
/// @param maxHeld how many sagas it holds at once
/// @param maxHeldPerType how many of one type
/// @param claimBatch how many it claims in one call
public record SagaRunnerConfig(
        String owner,
        Duration lease,
        Duration renewInterval,
        Duration pollInterval,
        int maxHeld,
        int maxHeldPerType,
        int claimBatch) {

    /// Leases of 3 s renewed every second, 256 sagas at once: a lost runner's sagas go on within 4 s.
    public static SagaRunnerConfig ofOwner(String owner) {
        return new SagaRunnerConfig(
                owner, Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofMillis(500), 256, 256, 32);
    }

    /// Checks that the numbers fit together.
    public SagaRunnerConfig {
        if (owner.isBlank()) {
            throw new IllegalArgumentException("owner: blank (expected: a name of this process)");
        }
        requirePositive("lease", lease);
        requirePositive("renewInterval", renewInterval);
        requirePositive("pollInterval", pollInterval);
        if (renewInterval.multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException(
                    "renewInterval: " + renewInterval + " (expected: at most half of the lease, " + lease + ")");
        }
        if (maxHeld < 1 || maxHeldPerType < 1 || claimBatch < 1) {
            throw new IllegalArgumentException("maxHeld, maxHeldPerType, claimBatch: " + maxHeld + ", " + maxHeldPerType
                    + ", " + claimBatch + " (expected: at least 1 each)");
        }
    }

    /// The same with other bounds on what is held at once.
    public SagaRunnerConfig withMaxHeld(int all, int perType) {
        return new SagaRunnerConfig(owner, lease, renewInterval, pollInterval, all, perType, claimBatch);
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: more than zero)");
        }
    }
}
