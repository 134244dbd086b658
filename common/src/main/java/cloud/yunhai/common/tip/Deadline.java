package cloud.yunhai.common.tip;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.time.Duration;

/// The moment after which nobody waits for an answer any more. It travels with every call and only shrinks.
///
/// @param atNanos the moment on the ticker
/// @param ticker whose time it is
public record Deadline(long atNanos, Ticker ticker) {
    /// So long from now.
    public static Deadline after(Ticker ticker, Duration duration) {
        return new Deadline(ticker.nanos() + duration.toNanos(), ticker);
    }

    /// So long from now, on the machine's time.
    public static Deadline after(Duration duration) {
        return after(Ticker.system(), duration);
    }

    /// What is left; never negative.
    public Duration remaining() {
        return Duration.ofNanos(remainingNanos());
    }

    /// What is left, in whole milliseconds, rounded up.
    public long remainingMillis() {
        return (remainingNanos() + 999_999) / 1_000_000;
    }

    /// What is left; never negative.
    public long remainingNanos() {
        return Math.max(0, atNanos - ticker.nanos());
    }

    public boolean expired() {
        return atNanos - ticker.nanos() <= 0;
    }

    /// The nearer of the two; both must be of the same ticker.
    public Deadline orSooner(Deadline other) {
        return other.atNanos - atNanos < 0 ? other : this;
    }

    /// Throws DEADLINE when nothing is left; for loops in long work.
    public void check() {
        if (expired()) {
            throw new CloudException(ErrorCode.DEADLINE, "the time given is used up");
        }
    }
}
