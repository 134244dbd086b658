package cloud.yunhai.common.tip;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Pauses that double from the first to the longest, each cut by a random part of up to a half, so that many callers do
/// not come back in step.
///
/// @param first the first pause, before its cut
/// @param longest no pause is longer
public record Backoff(Duration first, Duration longest) {
    private static final int DOUBLINGS_MAX = 20;

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "backoff: " + first + " to " + longest + " (expected: positive, and growing)");
        }
    }

    /// The pause after so many failures in a row, from 1.
    public Duration after(int failures, RandomGenerator random) {
        int doublings = Math.clamp(failures - 1L, 0, DOUBLINGS_MAX);
        long nanos = Math.min(first.toNanos() << doublings, longest.toNanos());
        return Duration.ofNanos(nanos - (long) (nanos * 0.5 * random.nextDouble()));
    }
}
