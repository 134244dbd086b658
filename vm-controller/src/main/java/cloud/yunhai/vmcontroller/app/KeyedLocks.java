package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// One at a time for each key, different keys at once. A lock exists only while somebody wants it.
final class KeyedLocks<K> {
    private final Map<K, Entry> entries = new HashMap<>();

    private static final class Entry {
        final ReentrantLock lock = new ReentrantLock(true);
        int users;
    }

    /// Does the work when it is its turn.
    <T> T locked(K key, Duration patience, Supplier<T> work) {
        Entry entry = enter(key);
        try {
            if (!acquire(entry.lock, patience)) {
                throw new CloudException(ErrorCode.DEADLINE, "another command works on the same instance");
            }
            try {
                return work.get();
            } finally {
                entry.lock.unlock();
            }
        } finally {
            leave(key, entry);
        }
    }

    private static boolean acquire(ReentrantLock lock, Duration patience) {
        try {
            return lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.DRAINING, "this process is stopping", stopping);
        }
    }

    private synchronized Entry enter(K key) {
        Entry entry = entries.computeIfAbsent(key, _ -> new Entry());
        entry.users++;
        return entry;
    }

    private synchronized void leave(K key, Entry entry) {
        entry.users--;
        if (entry.users == 0) {
            entries.remove(key);
        }
    }
}
