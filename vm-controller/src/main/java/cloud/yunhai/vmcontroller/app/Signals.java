package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.common.model.id.InstanceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Wakes those who wait for something to happen to a VM.
final class Signals {
    private final Map<InstanceId, Waiters> waiting = new HashMap<>();

    private static final class Waiters {
        int count;
        long happened;
        long rebooted;
    }

    /// One who waits: hears of everything from the moment it was made.
    final class Watch implements AutoCloseable {
        private final InstanceId id;
        private final Waiters waiters;
        private long seen;
        private final long rebootsBefore;

        private Watch(InstanceId id, Waiters waiters) {
            this.id = id;
            this.waiters = waiters;
            this.seen = waiters.happened;
            this.rebootsBefore = waiters.rebooted;
        }

        /// Returns when something happened since the last call, or after the time at the latest.
        void await(Duration limit) throws InterruptedException {
            synchronized (Signals.this) {
                long end = System.nanoTime() + limit.toNanos();
                while (waiters.happened == seen) {
                    long left = (end - System.nanoTime()) / 1_000_000;
                    if (left <= 0) {
                        break;
                    }
                    Signals.this.wait(left);
                }
                seen = waiters.happened;
            }
        }

        /// Whether the guest began anew.
        boolean rebooted() {
            synchronized (Signals.this) {
                return waiters.rebooted > rebootsBefore;
            }
        }

        @Override
        public void close() {
            synchronized (Signals.this) {
                waiters.count--;
                if (waiters.count == 0) {
                    waiting.remove(id);
                }
            }
        }
    }

    synchronized Watch watch(InstanceId id) {
        Waiters waiters = waiting.computeIfAbsent(id, _ -> new Waiters());
        waiters.count++;
        return new Watch(id, waiters);
    }

    synchronized void happened(InstanceId id, boolean reboot) {
        Waiters waiters = waiting.get(id);
        if (waiters != null) {
            waiters.happened++;
            waiters.rebooted += reboot ? 1 : 0;
            notifyAll();
        }
    }
}
