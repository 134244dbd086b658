package cloud.yunhai.portal.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One open page that waits for changes. Many changes in a row are one.
final class LivePage implements AutoCloseable {
    private final List<String> prefixes;
    private final Consumer<LivePage> gone;
    private final Semaphore changed = new Semaphore(0);
    private volatile boolean ended;

    LivePage(List<String> prefixes, Consumer<LivePage> gone) {
        this.prefixes = List.copyOf(prefixes);
        this.gone = gone;
    }

    void heard(String resourceId) {
        if (prefixes.stream().anyMatch(resourceId::startsWith) && changed.availablePermits() == 0) {
            changed.release();
        }
    }

    /// Waits for a change; answers false when there was none in this time.
    boolean awaitChange(Duration time) throws InterruptedException {
        boolean any = changed.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
        changed.drainPermits();
        return any && !ended;
    }

    void end() {
        ended = true;
        changed.release();
    }

    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        gone.accept(this);
    }
}
