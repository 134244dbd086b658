package cloud.yunhai.common.tip.wire;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends connections whose limit has passed: one thread for all connections of a process, so that reads and writes need
/// no time-outs of their own. It looks every 20 ms while something is limited, else every 100 ms.
public final class Watchdog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
    private static final long BUSY_PAUSE_NANOS = 20_000_000;
    private static final long IDLE_PAUSE_NANOS = 100_000_000;
    private static final long HOUSEKEEPING_NANOS = 1_000_000_000;

    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Runnable housekeeping;
    private final Thread thread;
    private volatile boolean closed;

    /// @param housekeeping done about once a second, in the same thread; quick
    public Watchdog(String name, Runnable housekeeping) {
        this.housekeeping = housekeeping;
        thread = Thread.ofPlatform().name(name).daemon().start(this::watch);
    }

    public void add(Link link) {
        links.add(link);
    }

    public void remove(Link link) {
        links.remove(link);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        long keptHouseAt = System.nanoTime();
        while (!closed) {
            boolean busy = false;
            for (Link link : links) {
                busy |= link.limited();
                link.cutIfDue();
            }
            if (System.nanoTime() - keptHouseAt > HOUSEKEEPING_NANOS) {
                keptHouseAt = System.nanoTime();
                keepHouse();
            }
            LockSupport.parkNanos(this, busy ? BUSY_PAUSE_NANOS : IDLE_PAUSE_NANOS);
        }
    }

    private void keepHouse() {
        try {
            housekeeping.run();
        } catch (RuntimeException mistake) {
            log.atError().setCause(mistake).log("tip.housekeeping.failed");
        }
    }
}
