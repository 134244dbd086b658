package cloud.yunhai.common.saga;

import java.time.Duration;

/// How often and how long a step's action or undo is tried.
///
/// @param maxAttempts tries in all, those cut short by the death of their owner included
/// @param budget from the first try on; no further try begins after it
/// @param attemptTimeout the deadline of one try
/// @param firstDelay before the second try
/// @param maxDelay the delay doubles up to this one
public record RetryPolicy(
        int maxAttempts, Duration budget, Duration attemptTimeout, Duration firstDelay, Duration maxDelay) {

    /// For an action that is one call or a few: ten tries in a minute, 20 s each.
    public static final RetryPolicy ACTION = new RetryPolicy(
            10, Duration.ofMinutes(1), Duration.ofSeconds(20), Duration.ofMillis(100), Duration.ofSeconds(5));

    /// For an undo: whatever it takes within ten minutes.
    public static final RetryPolicy UNDO = new RetryPolicy(
            100, Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofSeconds(15));

    /// Checks that every number is positive.
    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts: " + maxAttempts + " (expected: at least 1)");
        }
        requirePositive("budget", budget);
        requirePositive("attemptTimeout", attemptTimeout);
        requirePositive("firstDelay", firstDelay);
        requirePositive("maxDelay", maxDelay);
    }

    /// For a long action: one try may take the whole budget.
    public static RetryPolicy within(Duration budget) {
        return ACTION.withBudget(budget).withAttemptTimeout(budget);
    }

    /// The same with another number of tries.
    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, budget, attemptTimeout, firstDelay, maxDelay);
    }

    /// The same with another budget.
    public RetryPolicy withBudget(Duration total) {
        return new RetryPolicy(maxAttempts, total, attemptTimeout, firstDelay, maxDelay);
    }

    /// The same with another deadline of each try.
    public RetryPolicy withAttemptTimeout(Duration timeout) {
        return new RetryPolicy(maxAttempts, budget, timeout, firstDelay, maxDelay);
    }

    /// How long to wait after this many failed tries, before jitter.
    public Duration delayAfter(int attempts) {
        int doublings = Math.clamp(attempts - 1L, 0, 30);
        Duration delay = firstDelay.multipliedBy(1L << doublings);
        return delay.compareTo(maxDelay) > 0 ? maxDelay : delay;
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: more than zero)");
        }
    }
}
