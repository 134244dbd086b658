package cloud.yunhai.volumeprovider.config;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Small chores beside the calls. They end with the process and may be cut off anywhere.
final class Housekeeping {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private Housekeeping() {}

    /// Does the chore now and then; one that fails is told of and done again.
    static void every(Duration pause, Runnable chore) {
        var _ = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("housekeeping").factory())
                .scheduleWithFixedDelay(
                        () -> {
                            try {
                                chore.run();
                            } catch (RuntimeException failure) {
                                log.atWarn().setCause(failure).log("housekeeping.failed");
                            }
                        },
                        pause.toMillis(),
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS);
    }
}
