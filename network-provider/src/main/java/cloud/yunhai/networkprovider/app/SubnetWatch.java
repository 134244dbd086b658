package cloud.yunhai.networkprovider.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.tip.CallContext;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings new, changed and deleted subnets to the DHCP servers as soon as the books have them, so that the first
/// instance in a subnet need not wait for it.
public final class SubnetWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SubnetWatch.class);
    private static final Duration WAIT = Duration.ofSeconds(25);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final long UNKNOWN = -1;

    private final SubnetChanges changes;
    private final Runnable whenChanged;
    private final Duration pause;
    private final Thread thread;
    private long position = UNKNOWN;

    /// @param whenChanged called after every change, and at the start
    public SubnetWatch(SubnetChanges changes, Runnable whenChanged) {
        this(changes, whenChanged, PAUSE);
    }

    SubnetWatch(SubnetChanges changes, Runnable whenChanged, Duration pause) {
        this.changes = changes;
        this.whenChanged = whenChanged;
        this.pause = pause;
        this.thread = Thread.ofVirtual().name("subnet-watch").unstarted(this::watch);
    }

    public SubnetWatch start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                CallContext.with().traced().run(this::step);
            } catch (CloudException away) {
                log.atDebug().addKeyValue("reason", away.getMessage()).log("subnets.not.watched");
                pauseOrEnd();
            } catch (RuntimeException mistake) {
                // A watch that ended in silence would leave new subnets without DHCP until the next restart.
                log.atError().setCause(mistake).log("subnets.not.watched");
                pauseOrEnd();
            }
        }
    }

    /// One wait for one change.
    void step() {
        boolean first = position == UNKNOWN;
        SubnetChanges.Position next = first ? changes.now() : changes.after(position, WAIT);
        if (first || next.changed()) {
            whenChanged.run();
        }
        // Moved on only when the change has been dealt with.
        position = next.sequence();
    }

    private void pauseOrEnd() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
