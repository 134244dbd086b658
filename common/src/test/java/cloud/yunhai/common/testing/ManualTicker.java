package cloud.yunhai.common.testing;

import cloud.yunhai.common.tip.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Time that stands still until the test moves it; waiting moves it too, so that nothing really waits.
public final class ManualTicker implements Ticker {
    private final AtomicLong nanos = new AtomicLong(1_000_000_000);

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void sleep(Duration duration) {
        advance(duration);
    }

    public void advance(Duration by) {
        nanos.addAndGet(by.toNanos());
    }
}
