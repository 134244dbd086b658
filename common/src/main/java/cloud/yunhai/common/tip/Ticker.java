package cloud.yunhai.common.tip;

import java.time.Duration;

/// Time that only goes forward, and waiting for it; replaced in tests.
public interface Ticker {
    /// Nanoseconds since some moment.
    long nanos();

    /// Waits so long.
    void sleep(Duration duration) throws InterruptedException;

    /// The machine's own.
    static Ticker system() {
        return SystemTicker.INSTANCE;
    }

    /// The only implementation outside of tests.
    enum SystemTicker implements Ticker {
        INSTANCE;

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    }
}
