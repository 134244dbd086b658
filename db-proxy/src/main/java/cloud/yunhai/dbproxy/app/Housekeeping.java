package cloud.yunhai.dbproxy.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done again and again: registry entries expire, and what is past its time is taken out. Harmless when several
/// processes do it at once.
public final class Housekeeping implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EXPIRE_EVERY = Duration.ofSeconds(1);
    private static final Duration CLOCK_EVERY = Duration.ofSeconds(10);

    private final Purge purge;
    private final Registry registry;
    private final Runnable clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());

    /// Not begun yet.
    ///
    /// @param clock has the clock asked again
    public Housekeeping(Purge purge, Registry registry, Runnable clock) {
        this.purge = purge;
        this.registry = registry;
        this.clock = clock;
    }

    /// Begins.
    public void start() {
        every(EXPIRE_EVERY, "expire", registry::expire);
        every(CLOCK_EVERY, "clock", clock);
        every(Purge.EVERY, "purge", purge::round);
    }

    private void every(Duration period, String what, Runnable work) {
        ScheduledFuture<?> begun = timer.scheduleWithFixedDelay(
                () -> logged(what, work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        if (begun.isCancelled()) {
            throw new IllegalStateException(what + " was not begun");
        }
    }

    private static void logged(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            log.atWarn().addKeyValue("what", what).setCause(failure).log("housekeeping.failed");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
