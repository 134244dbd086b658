package cloud.yunhai.common.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until the test moves it. May be read by any thread.
public final class ManualClock implements InstantSource {
    private volatile Instant now;

    /// Starts at a fixed moment, so that failures look the same every day.
    public ManualClock() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /// Starts at this moment.
    public ManualClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Moves forward.
    public synchronized void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("by: " + by + " (expected: not negative)");
        }
        now = now.plus(by);
    }

    /// Moves forward to this moment; an earlier one is ignored.
    public synchronized void advanceTo(Instant moment) {
        if (moment.isAfter(now)) {
            now = moment;
        }
    }
}
