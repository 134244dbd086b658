package cloud.yunhai.networkprovider.config;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.tip.CallContext;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does something again and again; a failure is logged and the next time comes all the same.
final class Repeating implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Repeating.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("comparison").factory());
    private final ScheduledFuture<?> task;

    Repeating(Duration interval, Runnable work) {
        task = thread.scheduleWithFixedDelay(
                () -> attempt(work), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        task.cancel(true);
        thread.shutdownNow();
    }

    private static void attempt(Runnable work) {
        try {
            CallContext.with().traced().run(work);
        } catch (CloudException away) {
            log.atWarn().addKeyValue("reason", away.getMessage()).log("comparison.failed");
        } catch (RuntimeException mistake) {
            log.atError().setCause(mistake).log("comparison.failed");
        }
    }
}
