package cloud.yunhai.vmcontroller.adapter.libvirt;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.libvirt.Connect;
import org.libvirt.Library;
import org.libvirt.LibvirtException;
import org.libvirt.jna.ConnectionPointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one connection to the host's libvirtd, made anew whenever it is lost.
///
/// Calls never wait for it: while there is none they fail at once. A libvirtd that hangs is noticed by keepalive
/// messages within [#KEEPALIVE_SECONDS] times [#KEEPALIVE_MISSES] seconds, and the connection counts as lost.
final class LibvirtConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LibvirtConnection.class);
    private static final int KEEPALIVE_SECONDS = 2;
    private static final int KEEPALIVE_MISSES = 3;
    private static final Duration BACKOFF_MIN = Duration.ofMillis(50);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(2);

    private final String uri;
    private @Nullable Opened current;
    private @Nullable OnOpened onOpened;
    private String trouble = "not connected yet";
    private boolean closed;

    LibvirtConnection(String uri) {
        this.uri = uri;
        EventLoop.start();
    }

    /// Hears of each new connection, before any call uses it.
    @FunctionalInterface
    interface OnOpened {
        void opened(Connect connect) throws LibvirtException;
    }

    /// A connection that lets its native half be used.
    static final class Opened extends Connect {
        Opened(String uri) throws LibvirtException {
            super(uri);
        }

        ConnectionPointer pointer() {
            return vcp;
        }
    }

    /// Connects, and stays connected.
    synchronized void begin(OnOpened listener) {
        onOpened = listener;
        Thread.ofPlatform().daemon().name("libvirt-connection").start(this::stayConnected);
    }

    /// The connection; fails at once when there is none.
    synchronized Opened get() {
        if (current == null) {
            throw CloudException.of(ErrorCode.HYPERVISOR_UNAVAILABLE, "the host's hypervisor cannot be reached")
                    .internal(trouble)
                    .build();
        }
        return current;
    }

    /// Why there is none; null when there is one.
    synchronized @Nullable String trouble() {
        return current == null ? trouble : null;
    }

    /// A call has seen that this one is of no use any more.
    synchronized void lost(Connect connection, String why) {
        if (current == connection) {
            current = null;
            trouble = why;
            LOG.atWarn().addKeyValue("cause", why).log("hypervisor.lost");
            notifyAll();
        }
    }

    private void stayConnected() {
        Duration pause = BACKOFF_MIN;
        boolean told = false;
        while (awaitLoss()) {
            try {
                open();
                pause = BACKOFF_MIN;
                told = false;
                LOG.atInfo().addKeyValue("uri", uri).log("hypervisor.connected");
            } catch (LibvirtException failure) {
                failed(failure);
                if (!told) {
                    LOG.atWarn().addKeyValue("cause", failure.getMessage()).log("hypervisor.unreachable");
                    told = true;
                }
                pause = rest(pause);
            }
        }
    }

    private void open() throws LibvirtException {
        Opened opened = new Opened(uri);
        try {
            opened.setKeepAlive(KEEPALIVE_SECONDS, KEEPALIVE_MISSES);
            opened.registerCloseListener((connection, reason) -> lost(opened, "connection closed: " + reason));
            OnOpened listener = onOpened;
            synchronized (this) {
                current = opened;
            }
            if (listener != null) {
                listener.opened(opened);
            }
        } catch (LibvirtException failure) {
            lost(opened, String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    private synchronized void failed(LibvirtException failure) {
        trouble = String.valueOf(failure.getMessage());
    }

    /// False when nobody needs a connection any more.
    private synchronized boolean awaitLoss() {
        try {
            while (!closed && current != null) {
                wait();
            }
        } catch (InterruptedException stopping) {
            return false;
        }
        return !closed;
    }

    private Duration rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopping) {
            close();
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(BACKOFF_MAX) < 0 ? doubled : BACKOFF_MAX;
    }

    @Override
    public synchronized void close() {
        closed = true;
        current = null;
        trouble = "closed";
        notifyAll();
    }

    /// libvirt's own event loop: one for the process, set up before the first connection.
    private static final class EventLoop {
        private static boolean started;

        private EventLoop() {}

        static synchronized void start() {
            if (started) {
                return;
            }
            try {
                // Errors come as exceptions; without this libvirt prints them as well.
                Connect.setErrorCallback((_, _) -> {});
                Library.initEventLoop();
            } catch (LibvirtException failure) {
                throw new IllegalStateException("libvirt's event loop", failure);
            }
            Thread.ofPlatform().daemon().name("libvirt-events").start(EventLoop::run);
            started = true;
        }

        private static void run() {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    Library.runEventLoop();
                } catch (LibvirtException failure) {
                    LOG.atError().setCause(failure).log("libvirt.event-loop.failed");
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
