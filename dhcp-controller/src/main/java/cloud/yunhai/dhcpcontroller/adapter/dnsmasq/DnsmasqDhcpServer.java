package cloud.yunhai.dhcpcontroller.adapter.dnsmasq;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.dhcpcontroller.app.DhcpServer;
import cloud.yunhai.dhcpcontroller.core.DhcpPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real dnsmasq that serves just what the plan says.
///
/// Goals: a change costs a few milliseconds, however many come at once; it is in force when the call returns; a dnsmasq
/// that dies is back at once.
///
/// How it works: callers change the wanted plan and wait for the batch that their change belongs to. One thread brings
/// dnsmasq to the wanted plan, again and again: all changes that came while it was busy are its next batch. A dnsmasq
/// that ended is one more reason to begin a batch.
public final class DnsmasqDhcpServer implements DhcpServer, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DnsmasqDhcpServer.class);
    private static final Duration WAIT_MAX = Duration.ofSeconds(15);
    private static final Duration PAUSE_FIRST = Duration.ofMillis(50);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

    private final Dnsmasq dnsmasq;
    private final Thread worker;
    private final Object monitor = new Object();

    // All guarded by the monitor.
    private DhcpPlan wanted;
    private CompletableFuture<Void> batch = new CompletableFuture<>();
    private boolean due = true;
    private boolean closed;
    private boolean serving;
    private Duration pause = Duration.ZERO;

    private DnsmasqDhcpServer(Dnsmasq dnsmasq, DhcpPlan plan) {
        this.dnsmasq = dnsmasq;
        this.wanted = plan;
        this.worker = Thread.ofPlatform().name("dnsmasq-changes").daemon().unstarted(this::work);
    }

    /// Takes over from a controller that died here and serves what it served; answers at once, dnsmasq
    /// comes up behind.
    public static DnsmasqDhcpServer open(DnsmasqSettings settings) {
        Dnsmasq dnsmasq = new Dnsmasq(settings);
        DnsmasqDhcpServer server = new DnsmasqDhcpServer(dnsmasq, dnsmasq.takeOver());
        dnsmasq.whenEnded(server::ended);
        server.worker.start();
        return server;
    }

    @Override
    public void change(UnaryOperator<DhcpPlan> change) {
        CompletableFuture<Void> mine;
        synchronized (monitor) {
            requireOpen();
            wanted = change.apply(wanted);
            mine = batch;
            due = true;
            monitor.notifyAll();
        }
        await(mine);
    }

    @Override
    public DhcpPlan plan() {
        synchronized (monitor) {
            return wanted;
        }
    }

    @Override
    public boolean running() {
        synchronized (monitor) {
            return serving && dnsmasq.alive();
        }
    }

    /// Ends dnsmasq too: whoever stops the controller in good order wants no DHCP.
    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
        try {
            worker.join(WAIT_MAX);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        dnsmasq.stop();
    }

    private void ended() {
        synchronized (monitor) {
            if (!closed) {
                serving = false;
                due = true;
                monitor.notifyAll();
            }
        }
    }

    private void work() {
        while (true) {
            DhcpPlan next;
            CompletableFuture<Void> current;
            synchronized (monitor) {
                if (!awaitDue()) {
                    batch.completeExceptionally(stopping());
                    return;
                }
                next = wanted;
                current = batch;
                batch = new CompletableFuture<>();
                due = false;
            }
            apply(next, current);
        }
    }

    private void apply(DhcpPlan next, CompletableFuture<Void> current) {
        try {
            dnsmasq.serve(next);
            synchronized (monitor) {
                serving = true;
                pause = Duration.ZERO;
            }
            current.complete(null);
            dnsmasq.keep(next);
        } catch (CloudException failure) {
            failed(current, failure);
        } catch (IOException failure) {
            failed(
                    current,
                    CloudException.of(ErrorCode.STORAGE_FAILED, "the DHCP server's files cannot be written")
                            .internal(failure.toString())
                            .cause(failure)
                            .build());
        } catch (RuntimeException mistake) {
            failed(current, new CloudException(ErrorCode.INTERNAL, "internal error", mistake));
        }
    }

    private void failed(CompletableFuture<Void> current, CloudException failure) {
        log.atError()
                .addKeyValue("reason", failure.getMessage())
                .setCause(failure)
                .log("dnsmasq.failed");
        synchronized (monitor) {
            serving = false;
            due = true;
            pause = pause.isZero() ? PAUSE_FIRST : pause.multipliedBy(2);
            if (pause.compareTo(PAUSE_MAX) > 0) {
                pause = PAUSE_MAX;
            }
        }
        current.completeExceptionally(failure);
    }

    /// Waits for work; false when there will be none. After a failure it comes after a pause.
    private boolean awaitDue() {
        try {
            long until = System.nanoTime() + pause.toNanos();
            while (!closed) {
                long left = until - System.nanoTime();
                if (due && left <= 0) {
                    return true;
                }
                if (left > 0) {
                    TimeUnit.NANOSECONDS.timedWait(monitor, left);
                } else {
                    monitor.wait();
                }
            }
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw stopping();
        }
    }

    private static CloudException stopping() {
        return new CloudException(ErrorCode.DRAINING, "the DHCP controller is stopping");
    }

    private static void await(CompletableFuture<Void> applied) {
        @Nullable Deadline deadline = CallContext.current().deadline();
        Duration limit = deadline == null ? WAIT_MAX : deadline.remaining();
        try {
            applied.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof CloudException known) {
                // Made anew, so that the trace shows this call and not the worker.
                throw CloudException.of(known.code(), known.userMessage())
                        .internal(known.internal())
                        .cause(known)
                        .build();
            }
            throw new CloudException(ErrorCode.INTERNAL, "internal error", failure);
        } catch (TimeoutException late) {
            throw new CloudException(ErrorCode.UNKNOWN_OUTCOME, "the DHCP server did not confirm in time", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw stopping();
        }
    }
}
