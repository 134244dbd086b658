package cloud.yunhai.common.tip.serving;

import cloud.yunhai.common.tip.Deadline;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Bounds the calls of one class of work: so many under way, so many waiting for their turn, no more.
final class CallGate {
    private final Semaphore places;
    private final int placesMax;
    private final int waitingMax;
    private final AtomicInteger waiting = new AtomicInteger();

    CallGate(int inProgressMax, int waitingMax) {
        this.places = new Semaphore(inProgressMax);
        this.placesMax = inProgressMax;
        this.waitingMax = waitingMax;
    }

    /// Takes a place; waits for one until the deadline if the queue is not full.
    Entry enter(Deadline deadline) throws InterruptedException {
        if (places.tryAcquire()) {
            return Entry.ENTERED;
        }
        if (waiting.incrementAndGet() > waitingMax) {
            waiting.decrementAndGet();
            return Entry.FULL;
        }
        try {
            boolean entered = places.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
            return entered ? Entry.ENTERED : Entry.TOO_LATE;
        } finally {
            waiting.decrementAndGet();
        }
    }

    void leave() {
        places.release();
    }

    int inProgress() {
        return placesMax - places.availablePermits();
    }

    int waiting() {
        return waiting.get();
    }

    /// How an attempt to enter ended.
    enum Entry {
        ENTERED,
        FULL,
        TOO_LATE
    }
}
