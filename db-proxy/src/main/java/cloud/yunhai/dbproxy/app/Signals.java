package cloud.yunhai.dbproxy.app;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes who waits in this process for a change that this process commits. What other processes commit is found by
/// looking again.
public final class Signals {
    private static final Duration OTHERS_WRITE = Duration.ofMillis(250);
    private static final Duration NOBODY_ELSE_WRITES = Duration.ofSeconds(5);

    /// Name of the signal for new events.
    static final String FEED = "feed";

    private final ConcurrentMap<String, Signal> waiting = new ConcurrentHashMap<>();
    private final Duration lookAgain;
    private volatile boolean ended;

    /// @param alone whether no other process writes to the database
    public Signals(boolean alone) {
        lookAgain = alone ? NOBODY_ELSE_WRITES : OTHERS_WRITE;
    }

    private static final class Signal {
        final ReentrantLock lock = new ReentrantLock();
        final Condition raised = lock.newCondition();
        long count;
        int waiters;
    }

    /// Events were committed.
    public void eventsCommitted() {
        raise(FEED);
    }

    /// Ends all waiting, for good: the process is about to stop.
    public void end() {
        ended = true;
        waiting.keySet().forEach(this::raise);
    }

    /// Wakes those who wait for the name.
    void raise(String name) {
        Signal signal = waiting.get(name);
        if (signal == null) {
            return;
        }
        signal.lock.lock();
        try {
            signal.count++;
            signal.raised.signalAll();
        } finally {
            signal.lock.unlock();
        }
    }

    /// Begins to listen; what is raised from now on is not missed between two looks.
    Listening listen(String name) {
        Signal signal = waiting.compute(name, (_, known) -> {
            Signal entry = known == null ? new Signal() : known;
            entry.waiters++;
            return entry;
        });
        return new Listening(name, signal);
    }

    /// One who waits; must be closed.
    final class Listening implements AutoCloseable {
        private final String name;
        private final Signal signal;
        private long seen;

        private Listening(String name, Signal signal) {
            this.name = name;
            this.signal = signal;
            signal.lock.lock();
            try {
                seen = signal.count;
            } finally {
                signal.lock.unlock();
            }
        }

        /// Waits till something was raised since the last call, but never longer than this.
        void await(Duration longest) {
            long nanos = longest.toNanos();
            signal.lock.lock();
            try {
                while (signal.count == seen && nanos > 0) {
                    nanos = signal.raised.awaitNanos(nanos);
                }
                seen = signal.count;
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                signal.lock.unlock();
            }
        }

        @Override
        public void close() {
            waiting.computeIfPresent(name, (_, entry) -> --entry.waiters == 0 ? null : entry);
        }
    }

    /// Whether a wait is over, though nothing happened.
    ///
    /// @param end on the clock of [System#nanoTime]
    boolean over(long end) {
        return ended || end - System.nanoTime() <= 0 || Thread.currentThread().isInterrupted();
    }

    /// How long to wait for the next look, in a wait that has until then.
    Duration pause(long end) {
        return Duration.ofNanos(Math.min(end - System.nanoTime(), lookAgain.toNanos()));
    }
}
