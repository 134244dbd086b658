package cloud.yunhai.common.saga.runner;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// One virtual thread per task, and one platform thread that keeps the time.
///
/// The number of threads is bounded by the number of sagas a runner holds, since each has at most one task.
public final class VirtualThreadScheduler implements SagaScheduler, AutoCloseable {
    private final ExecutorService workers;
    private final ScheduledThreadPoolExecutor timer;

    /// Names its threads.
    public VirtualThreadScheduler(String name) {
        workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 1).factory());
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name + "-timer").factory());
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void execute(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException _) {
            // Closed: whatever was to be done is taken over once its lease has run out.
        }
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        try {
            var _ = timer.schedule(() -> execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            // Closed, as above.
        }
    }

    /// Interrupts what still runs.
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
