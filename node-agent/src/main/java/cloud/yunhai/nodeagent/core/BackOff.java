package cloud.yunhai.nodeagent.core;

import java.time.Duration;

/// The pause before a restart: short at first, then three times the one before, up to a limit.
///
/// @param first before the first restart
/// @param max the limit
/// @param stableAfter a process that lived so long starts the row anew
public record BackOff(Duration first, Duration max, Duration stableAfter) {
    private static final int FACTOR = 3;

    public BackOff {
        Timings.positive("back-off.first", first);
        Timings.positive("back-off.stable-after", stableAfter);
        if (max.compareTo(first) < 0) {
            throw new IllegalArgumentException("back-off.max: " + max + " (expected: at least first, " + first + ")");
        }
    }

    /// The pause after so many failures in a row, counted from 0.
    public Duration after(int failures) {
        Duration pause = first;
        for (int i = 0; i < failures && pause.compareTo(max) < 0; i++) {
            pause = pause.multipliedBy(FACTOR);
        }
        return pause.compareTo(max) < 0 ? pause : max;
    }
}
