package cloud.yunhai.common.tip.serving;

import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.TipLimits;
import cloud.yunhai.common.tip.tls.TlsFiles;
import cloud.yunhai.common.tip.wire.Link;
import cloud.yunhai.common.tip.wire.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens, and gives each connection a platform thread of its own with a small stack: the quickest way on few cores,
/// and an idle connection costs memory only.
final class Acceptor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Acceptor.class);
    private static final int BACKLOG = 512;

    private final ServerSocket listening;
    private final Dispatcher dispatcher;
    private final Wiring wiring;
    private final TipLimits.Serving limits;
    private final String name;
    private final Map<Link, Thread> connections = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    Acceptor(String name, HostPort listen, Dispatcher dispatcher, Wiring wiring) {
        this.name = name;
        this.dispatcher = dispatcher;
        this.wiring = wiring;
        this.limits = wiring.limits().serving();
        try {
            listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(listen.resolve(), BACKLOG);
        } catch (IOException taken) {
            throw new UncheckedIOException("listen: " + listen + " (expected: a free port of this host)", taken);
        }
    }

    void start() {
        Thread.ofPlatform().name(name + "-accept").start(this::accept);
    }

    /// The port that is listened on.
    int port() {
        return ((InetSocketAddress) listening.getLocalSocketAddress()).getPort();
    }

    int connections() {
        return connections.size();
    }

    /// Ends all connections; calls still running are interrupted.
    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to be released.
        }
        connections.forEach((link, thread) -> {
            link.close();
            thread.interrupt();
        });
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                take(listening.accept());
            } catch (IOException | OutOfMemoryError trouble) {
                // Out of files or threads: others go on, and the pause lets some of them end.
                pauseUnlessClosed(trouble);
            }
        }
    }

    private void take(Socket socket) throws IOException {
        if (connections.size() >= limits.connections()) {
            log.atWarn().addKeyValue("connections", connections.size()).log("tip.connections.full");
            socket.close();
            return;
        }
        Link link = new Link(socket);
        Thread thread = Thread.ofPlatform()
                .name(name + "-" + numbers.incrementAndGet())
                .stackSize(limits.stackBytes())
                .unstarted(() -> serve(link, socket));
        connections.put(link, thread);
        wiring.watchdog().add(link);
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            forget(link);
            throw noThread;
        }
    }

    private void serve(Link link, Socket socket) {
        try (link) {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            TlsFiles tls = wiring.tls();
            if (tls != null) {
                link.limit(wiring.after(limits.handshakeTime()));
                link.secureIncoming(tls.current());
            }
            new ServedConnection(link, dispatcher, wiring).serve();
        } catch (IOException ended) {
            log.atDebug()
                    .addKeyValue("peer", link.peer())
                    .addKeyValue("cut", link.wasCut())
                    .addKeyValue("reason", ended.getMessage())
                    .log("tip.connection.ended");
        } catch (RuntimeException | Error mistake) {
            log.atError().setCause(mistake).log("tip.connection.failed");
        } finally {
            forget(link);
        }
    }

    private void forget(Link link) {
        connections.remove(link);
        wiring.watchdog().remove(link);
        link.close();
    }

    private void pauseUnlessClosed(Throwable trouble) {
        if (listening.isClosed()) {
            return;
        }
        log.atWarn().setCause(trouble).log("tip.accept.failed");
        try {
            wiring.ticker().sleep(Duration.ofMillis(100));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
