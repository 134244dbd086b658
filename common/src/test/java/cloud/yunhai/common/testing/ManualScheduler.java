package cloud.yunhai.common.testing;

import cloud.yunhai.common.saga.runner.SagaScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Runs a runner's work on the test's own thread, in virtual time.
public final class ManualScheduler implements SagaScheduler {
    /// More tasks than this at one moment are taken for an endless loop.
    private static final int MAX_TASKS_AT_ONCE = 1_000_000;

    private record Timed(Instant at, long number, Runnable task) {}

    private final ManualClock clock;
    private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Timed> timed =
            new PriorityQueue<>(Comparator.comparing(Timed::at).thenComparing(Timed::number));
    private long number;

    /// With this clock, which it moves.
    public ManualScheduler(ManualClock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(Runnable task) {
        ready.add(task);
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        timed.add(new Timed(clock.instant().plus(delay), number++, task));
    }

    /// Runs all that can run without time passing.
    public void settle() {
        for (int i = 0; i < MAX_TASKS_AT_ONCE; i++) {
            Runnable task = ready.poll();
            if (task == null) {
                return;
            }
            task.run();
        }
        throw new AssertionError("still busy after " + MAX_TASKS_AT_ONCE + " tasks");
    }

    /// Lets this much time pass, running what falls due.
    public void advance(Duration by) {
        Instant end = clock.instant().plus(by);
        settle();
        while (!timed.isEmpty() && !timed.peek().at().isAfter(end)) {
            Timed next = timed.remove();
            clock.advanceTo(next.at());
            execute(next.task());
            settle();
        }
        clock.advanceTo(end);
    }

    /// Forgets everything, as a process that dies does.
    public void clear() {
        ready.clear();
        timed.clear();
    }
}
