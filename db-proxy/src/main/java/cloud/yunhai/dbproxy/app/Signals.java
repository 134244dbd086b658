package cloud.yunhai.dbproxy.app;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes who waits in this process for a change that this process commits. What other processes commit is found by
/// looking again every [#LOOK_AGAIN].
public final class Signals {
    /// How long a change of another process may stay unnoticed.
    public static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    /// Name of the signal for new events.
    static final String FEED = "feed";

    private final ConcurrentMap<String, Signal> waiting = new ConcurrentHashMap<>();

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

    /// How long to wait for the next look, in a wait that has so much left.
    static Duration pause(long leftNanos) {
        return Duration.ofNanos(Math.min(leftNanos, TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN.toMillis())));
    }
}
