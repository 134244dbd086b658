package cloud.yunhai.dbproxy.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The real time, which a test can move forward.
public final class TestClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    /// Moves it.
    public synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
    }
}
