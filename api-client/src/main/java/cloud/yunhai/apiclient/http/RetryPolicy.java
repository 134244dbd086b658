package cloud.yunhai.apiclient.http;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How often, and with which pauses, a request is sent again.
///
/// How it works: the pause doubles with each attempt; a random part of it, a half to the whole, is waited, so that many
/// clients do not come back at once. What `Retry-After` asks for is waited at least. Nothing is tried again once the
/// time is used up.
///
/// @param attemptsMax the first one included
/// @param firstPause before the second attempt
/// @param pauseMax no pause grows beyond it
/// @param timeMax for all attempts and pauses together
public record RetryPolicy(int attemptsMax, Duration firstPause, Duration pauseMax, Duration timeMax) {
    /// Five attempts within half a minute.
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(5, Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(30));

    /// One attempt.
    public static final RetryPolicy NEVER = new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public RetryPolicy {
        if (attemptsMax < 1) {
            throw new IllegalArgumentException("attemptsMax: " + attemptsMax + " (expected: at least 1)");
        }
        if (firstPause.isNegative() || pauseMax.isNegative() || timeMax.isNegative()) {
            throw new IllegalArgumentException("a duration is negative (expected: none)");
        }
    }

    /// How long to wait before the next attempt; empty: give up.
    ///
    /// @param attempt the one that failed, from 1
    /// @param elapsed since the first began
    /// @param asked what `Retry-After` says; null: nothing
    Optional<Duration> pause(int attempt, Duration elapsed, @Nullable Duration asked, RandomGenerator random) {
        if (attempt >= attemptsMax) {
            return Optional.empty();
        }
        long whole = Math.min(pauseMax.toMillis(), firstPause.toMillis() << Math.min(attempt - 1, 20));
        long jittered = whole / 2 + (whole < 2 ? 0 : random.nextLong(whole / 2 + 1));
        long wait = asked == null ? jittered : Math.max(jittered, asked.toMillis());
        Duration pause = Duration.ofMillis(wait);
        return elapsed.plus(pause).compareTo(timeMax) > 0 ? Optional.empty() : Optional.of(pause);
    }
}
