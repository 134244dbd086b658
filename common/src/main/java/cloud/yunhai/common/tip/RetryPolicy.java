package cloud.yunhai.common.tip;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How often and how long a call is repeated that may be repeated.
///
/// @param attempts sendings, the first included
/// @param total from the first sending, after which none follows
/// @param backoff pauses in between
public record RetryPolicy(int attempts, Duration total, Backoff backoff) {
    /// The policy that the limits describe.
    public static RetryPolicy of(TipLimits.Calling limits) {
        return new RetryPolicy(
                limits.attempts(), limits.retryTime(), new Backoff(limits.backoffMin(), limits.backoffMax()));
    }

    /// The pause before the next sending; empty when there is to be none.
    ///
    /// @param sent sendings so far
    /// @param failures failures so far, those included that never left the process
    /// @param elapsed since the first
    /// @param remaining what the deadline leaves
    public Optional<Duration> pause(
            int sent, int failures, Duration elapsed, Duration remaining, RandomGenerator random) {
        if (sent >= attempts) {
            return Optional.empty();
        }
        Duration pause = backoff.after(failures, random);
        boolean inTime = elapsed.plus(pause).compareTo(total) < 0 && pause.compareTo(remaining) < 0;
        return inTime ? Optional.of(pause) : Optional.empty();
    }
}
