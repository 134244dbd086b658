package cloud.yunhai.common.saga.simulation;

import cloud.yunhai.common.saga.runner.SagaScheduler;
import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.common.testing.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Time and threads of a simulation: tasks run on threads of their own, but only one at a time, and the next one is
/// chosen by virtual time and the seed. So a task can stand still in the middle of a call while others go on, and
/// the same seed gives the same run.
final class VirtualTime {
    /// What ends a task of a process that was killed.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /// A thing that can die or stand still as a whole.
    static final class Process {
        final String name;
        private boolean dead;
        private Instant stillUntil = Instant.MIN;

        Process(String name) {
            this.name = name;
        }

        boolean isDead() {
            return dead;
        }

        void kill() {
            dead = true;
        }

        void standStillUntil(Instant moment) {
            stillUntil = moment;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record Event(Instant at, int lot, long number, Process process, Semaphore turn) {}

    private final ManualClock clock;
    private final SeededRandom random;
    private final PriorityQueue<Event> events = new PriorityQueue<>(
            Comparator.comparing(Event::at).thenComparing(Event::lot).thenComparing(Event::number));
    private final Semaphore loopTurn = new Semaphore(0);
    private final ThreadLocal<@Nullable Process> current = new ThreadLocal<>();
    private long number;
    private @Nullable Throwable defect;

    VirtualTime(ManualClock clock, SeededRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /// Where a process runs its tasks.
    SagaScheduler schedulerOf(Process process) {
        return new SagaScheduler() {
            @Override
            public void execute(Runnable task) {
                schedule(task, Duration.ZERO);
            }

            @Override
            public void schedule(Runnable task, Duration delay) {
                spawn(process, task, delay);
            }
        };
    }

    /// Lets the current task stand still while others go on.
    void pass(Duration duration) {
        Process process = current.get();
        if (process == null) {
            throw new IllegalStateException("not in a task");
        }
        Semaphore turn = new Semaphore(0);
        add(process, duration, turn);
        loopTurn.release();
        turn.acquireUninterruptibly();
        if (process.isDead()) {
            throw new Killed();
        }
    }

    /// Runs until this moment of virtual time.
    void runUntil(Instant end) {
        while (!events.isEmpty() && !events.peek().at().isAfter(end)) {
            Event next = events.remove();
            clock.advanceTo(next.at());
            if (!next.process().isDead() && next.process().stillUntil.isAfter(clock.instant())) {
                events.add(
                        new Event(next.process().stillUntil, next.lot(), next.number(), next.process(), next.turn()));
                continue;
            }
            next.turn().release();
            loopTurn.acquireUninterruptibly();
            if (defect != null) {
                throw new AssertionError("a task failed", defect);
            }
        }
        clock.advanceTo(end);
    }

    private void spawn(Process process, Runnable task, Duration delay) {
        if (process.isDead()) {
            return;
        }
        Semaphore turn = new Semaphore(0);
        add(process, delay, turn);
        Thread.ofVirtual().start(() -> {
            turn.acquireUninterruptibly();
            current.set(process);
            try {
                if (!process.isDead()) {
                    task.run();
                }
            } catch (Killed _) {
                // As a process does that is killed: nothing.
            } catch (Throwable e) {
                defect = e;
            } finally {
                loopTurn.release();
            }
        });
    }

    private void add(Process process, Duration delay, Semaphore turn) {
        events.add(new Event(clock.instant().plus(delay), random.nextInt(), number++, process, turn));
    }
}
