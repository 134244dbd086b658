package cloud.yunhai.common.tip.calling;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.CallKind;
import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.TipLimits;
import cloud.yunhai.common.tip.tls.PeerIdentity;
import cloud.yunhai.common.tip.tls.TlsContext;
import cloud.yunhai.common.tip.tls.TlsFiles;
import cloud.yunhai.common.tip.wire.Link;
import cloud.yunhai.common.tip.wire.Wiring;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Idle connections by address, the most recently used first. How many may be in use is the bulkhead's business, so
/// nobody ever waits here.
final class ConnectionPool implements AutoCloseable {
    private static final Duration PROBABLY_FRESH = Duration.ofMillis(50);

    private final Wiring wiring;
    private final TipLimits.Calling limits;
    private final Map<HostPort, IdleStack> idle = new ConcurrentHashMap<>();
    private volatile boolean closed;

    ConnectionPool(Wiring wiring) {
        this.wiring = wiring;
        this.limits = wiring.limits().calling();
    }

    /// An idle connection that still lives, or a new one, to exactly this process.
    ///
    /// @param kind a call that must not be sent twice gets a connection that was looked at just now; for others one
    ///     that was used a moment ago is good enough
    /// @throws CloudException CONNECT_FAILED, WRONG_PEER or CLOSED; nothing was sent
    ClientConnection borrow(Endpoint endpoint, CallKind kind, Deadline deadline) {
        if (closed) {
            throw new CloudException(ErrorCode.CLOSED, "this process is stopping");
        }
        IdleStack waiting = waiting(endpoint);
        for (ClientConnection each = waiting.pop(); each != null; each = waiting.pop()) {
            if (usable(each, kind)) {
                return expected(each, endpoint);
            }
            discard(each);
        }
        return expected(connect(endpoint, deadline), endpoint);
    }

    /// Takes a connection back: closed if it is broken or too many are idle.
    void giveBack(ClientConnection connection, Endpoint endpoint) {
        connection.usedAt(wiring.ticker().nanos());
        if (connection.broken() || closed || !waiting(endpoint).push(connection)) {
            discard(connection);
        } else if (closed) {
            close();
        }
    }

    /// Closes what nobody has used for long; about once a second.
    void sweep() {
        long now = wiring.ticker().nanos();
        idle.values().forEach(waiting -> {
            ClientConnection old = waiting.dropOldestIf(each -> tooOld(each, now));
            while (old != null) {
                discard(old);
                old = waiting.dropOldestIf(each -> tooOld(each, now));
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        idle.values().forEach(waiting -> {
            for (ClientConnection each = waiting.pop(); each != null; each = waiting.pop()) {
                discard(each);
            }
        });
    }

    private IdleStack waiting(Endpoint endpoint) {
        HostPort address = endpoint.entry().address();
        IdleStack known = idle.get(address);
        return known != null ? known : idle.computeIfAbsent(address, _ -> new IdleStack(limits.idlePerTarget()));
    }

    private boolean usable(ClientConnection connection, CallKind kind) {
        long now = wiring.ticker().nanos();
        boolean justUsed = connection.idleNanos(now) < PROBABLY_FRESH.toNanos();
        return !tooOld(connection, now) && (kind.repeatable() && justUsed || !connection.stale());
    }

    private boolean tooOld(ClientConnection connection, long now) {
        TlsFiles tls = wiring.tls();
        return connection.ageNanos(now) > limits.connectionAge().toNanos()
                || connection.idleNanos(now) > limits.idleTime().toNanos()
                || tls != null && connection.generation() != tls.current().generation();
    }

    private ClientConnection connect(Endpoint endpoint, Deadline deadline) {
        HostPort address = endpoint.entry().address();
        @Nullable Link link = null;
        try {
            SocketChannel channel = SocketChannel.open();
            link = new Link(channel.socket());
            wiring.watchdog().add(link);
            link.limit(wiring.after(limits.connectTime()).orSooner(deadline));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            InetSocketAddress resolved = address.resolve();
            if (resolved.isUnresolved()) {
                throw new IOException("unknown host " + address.host());
            }
            channel.connect(resolved);
            TlsFiles tls = wiring.tls();
            long generation = 0;
            if (tls != null) {
                TlsContext context = tls.current();
                generation = context.generation();
                link.secureOutgoing(context, address.host(), address.port());
            }
            link.unlimited();
            return new ClientConnection(
                    channel,
                    link,
                    wiring.limits().wire(),
                    generation,
                    wiring.ticker().nanos());
        } catch (IOException failure) {
            if (link != null) {
                discard(link);
            }
            throw CloudException.of(
                            ErrorCode.CONNECT_FAILED,
                            "no connection to " + endpoint.entry().module())
                    .internal(endpoint + ": " + failure)
                    .cause(failure)
                    .build();
        }
    }

    /// The address may have been taken over by another process since the registry was asked.
    private ClientConnection expected(ClientConnection connection, Endpoint endpoint) {
        PeerIdentity peer = connection.peer();
        if (peer != null && !peer.is(endpoint.entry().module(), endpoint.expectedHost())) {
            discard(connection);
            throw CloudException.of(
                            ErrorCode.WRONG_PEER,
                            "another process answers for " + endpoint.entry().module())
                    .internal("expected " + endpoint + ", found " + peer)
                    .build();
        }
        return connection;
    }

    private void discard(ClientConnection connection) {
        discard(connection.link());
    }

    private void discard(Link link) {
        wiring.watchdog().remove(link);
        link.close();
    }
}
