package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Many commits, one write to disk.
///
/// Goals: what was answered survives a power cut; a hundred commits at once cost hardly more than one.
///
/// How it works: a commit in H2 changes memory only. Whoever has committed waits for a write to disk that began after
/// its commit. The first to wait does that write, for all that were committed until then; those that come meanwhile
/// wait for the next one, which one of them does. There is no thread and no timer: a commit that comes alone is written
/// at once.
final class GroupCommit implements Durability {
    private final Disk disk;
    private final AtomicInteger committing = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private long committed;
    private long durable;
    private boolean writing;

    /// Writes all that is committed, and returns when it is on disk.
    @FunctionalInterface
    interface Disk {
        void write() throws SQLException;
    }

    GroupCommit(Disk disk) {
        this.disk = disk;
    }

    @Override
    public void commit(Runnable commit, Duration longest) {
        long mine;
        committing.incrementAndGet();
        try {
            commit.run();
            mine = next();
        } finally {
            committing.decrementAndGet();
        }
        await(mine, longest, ErrorCode.UNKNOWN_OUTCOME);
    }

    private long next() {
        lock.lock();
        try {
            return ++committed;
        } finally {
            lock.unlock();
        }
    }

    /// Another's commit is visible before its number is given: as long as one is under way, this waits too.
    @Override
    public void settle(Duration longest) {
        boolean underWay = committing.get() > 0;
        lock.lock();
        long last;
        try {
            last = underWay ? ++committed : committed;
        } finally {
            lock.unlock();
        }
        await(last, longest, ErrorCode.DATABASE_UNAVAILABLE);
    }

    private void await(long number, Duration longest, ErrorCode otherwise) {
        long nanos = longest.toNanos();
        lock.lock();
        try {
            while (durable < number) {
                if (!writing) {
                    write(otherwise);
                } else if (nanos <= 0) {
                    throw failed(otherwise, null);
                } else {
                    nanos = written.awaitNanos(nanos);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw failed(otherwise, stopping);
        } finally {
            lock.unlock();
        }
    }

    /// Called with the lock, which is given up while the disk works.
    private void write(ErrorCode otherwise) {
        writing = true;
        long upTo = committed;
        lock.unlock();
        SQLException failure = null;
        try {
            disk.write();
        } catch (SQLException e) {
            failure = e;
        } finally {
            lock.lock();
            writing = false;
            written.signalAll();
        }
        if (failure != null) {
            throw failed(otherwise, failure);
        }
        durable = upTo;
    }

    private static CloudException failed(ErrorCode code, @Nullable Exception cause) {
        CloudException.Builder failure =
                CloudException.of(code, "the database did not say whether its changes are on disk");
        return (cause == null ? failure : failure.cause(cause)).build();
    }
}
