package cloud.yunhai.nodeagent.adapter.process;

import cloud.yunhai.nodeagent.core.ProcessKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Watches processes that are not our children, by looking a few times a second.
///
/// Not by `ProcessHandle.onExit`: that one takes a process for alive until its parent has fetched its status, and the
/// parent of an orphan may take its time. Looks only as long as there is something to watch.
final class Onlooker implements AutoCloseable {
    private static final long PERIOD_MILLIS = 200;

    private final Predicate<ProcessKey> isAlive;
    private final Map<ProcessKey, Runnable> watched = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("onlooker").daemon().factory());
    private @Nullable ScheduledFuture<?> looking;

    Onlooker(Predicate<ProcessKey> isAlive) {
        this.isAlive = isAlive;
    }

    synchronized void watch(ProcessKey process, Runnable onEnd) {
        watched.put(process, onEnd);
        if (looking == null) {
            looking = timer.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        watched.keySet().stream().filter(process -> !isAlive.test(process)).forEach(process -> {
            Runnable onEnd = watched.remove(process);
            if (onEnd != null) {
                onEnd.run();
            }
        });
        synchronized (this) {
            if (watched.isEmpty() && looking != null) {
                looking.cancel(false);
                looking = null;
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
