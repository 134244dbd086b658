package cloud.yunhai.volumeprovider.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Deadline;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// One lock per key, there only while somebody uses it. Waiting ends with the caller's deadline.
public final class KeyedLocks<K> {
    private static final long WAIT_MILLIS_MAX = 600_000;

    private final Map<K, Counted> locks = new HashMap<>();

    private static final class Counted {
        final ReentrantLock lock = new ReentrantLock();
        int users;
    }

    /// Does the work while nobody else works under this key.
    public <R> R with(K key, Supplier<R> work) {
        Counted counted;
        synchronized (locks) {
            counted = locks.computeIfAbsent(key, ignored -> new Counted());
            counted.users++;
        }
        try {
            acquire(counted.lock, key);
            try {
                return work.get();
            } finally {
                counted.lock.unlock();
            }
        } finally {
            synchronized (locks) {
                counted.users--;
                if (counted.users == 0) {
                    locks.remove(key);
                }
            }
        }
    }

    private static void acquire(ReentrantLock lock, Object key) {
        Deadline deadline = CallContext.current().deadline();
        long millis = deadline == null ? WAIT_MILLIS_MAX : deadline.remainingMillis();
        try {
            if (!lock.tryLock(millis, TimeUnit.MILLISECONDS)) {
                throw CloudException.of(ErrorCode.DEADLINE, "other work on " + key + " took all the time given")
                        .build();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.DRAINING, "the service is stopping", stopped);
        }
    }
}
