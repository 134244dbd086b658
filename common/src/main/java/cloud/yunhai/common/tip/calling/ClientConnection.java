package cloud.yunhai.common.tip.calling;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.faults.TFault;
import cloud.yunhai.common.tip.Attempt;
import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.common.tip.TipLimits;
import cloud.yunhai.common.tip.tls.PeerIdentity;
import cloud.yunhai.common.tip.wire.FaultCodec;
import cloud.yunhai.common.tip.wire.FrameBuffer;
import cloud.yunhai.common.tip.wire.FrameReader;
import cloud.yunhai.common.tip.wire.FrameTransport;
import cloud.yunhai.common.tip.wire.HeaderCodec;
import cloud.yunhai.common.tip.wire.Link;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TServiceClient;
import org.apache.thrift.protocol.TMultiplexedProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TTransportException;
import org.jspecify.annotations.Nullable;

/// One connection to a process, for one call at a time. After anything but a complete answer it is [#broken] and must
/// be closed: a late answer would be read by the next call.
final class ClientConnection {
    private final SocketChannel channel;
    private final Link link;
    private final TipLimits.Wire limits;
    private final FrameBuffer out;
    private final OutputStream sink;
    private final FrameReader reader;
    private final Exchange exchange;
    private final TProtocol protocol;
    private final Map<String, TServiceClient> clients = new HashMap<>();
    private final long generation;
    private final long madeNanos;
    private long usedNanos;
    private Map<String, String> answerHeader = Map.of();
    private Phase phase = Phase.UNSENT;
    private boolean broken;

    /// @param generation of our certificate
    ClientConnection(SocketChannel channel, Link link, TipLimits.Wire limits, long generation, long nowNanos)
            throws IOException {
        this.channel = channel;
        this.link = link;
        this.limits = limits;
        this.generation = generation;
        this.madeNanos = nowNanos;
        this.usedNanos = nowNanos;
        out = new FrameBuffer(limits.frameBytes());
        sink = link.out();
        reader = new FrameReader(link.in(), limits.frameBytes(), () -> {});
        try {
            exchange = new Exchange();
        } catch (TTransportException impossible) {
            throw new IOException(impossible);
        }
        protocol = exchange.protocol();
    }

    /// Sends one call and waits for its answer until the deadline.
    Attempt call(ClientMethod method, Object[] arguments, Map<String, String> header, Deadline deadline) {
        phase = Phase.UNSENT;
        link.limit(deadline);
        try {
            out.clear();
            protocol.reset();
            HeaderCodec.write(header, out);
            Object value = method.call(client(method), arguments);
            link.unlimited();
            broken = link.wasCut();
            return new Attempt.Answered(value);
        } catch (TFault fault) {
            link.unlimited();
            return new Attempt.Refused(FaultCodec.decode(fault, peerName()), notBegun());
        } catch (TApplicationException refusal) {
            return applicationFailure(refusal);
        } catch (Exception failure) {
            broken = true;
            return failed(failure);
        }
    }

    Link link() {
        return link;
    }

    /// What the peer's certificate says; null on a plain connection.
    @Nullable
    PeerIdentity peer() {
        return link.peer();
    }

    boolean broken() {
        return broken || link.wasCut();
    }

    long generation() {
        return generation;
    }

    long ageNanos(long nowNanos) {
        return nowNanos - madeNanos;
    }

    long idleNanos(long nowNanos) {
        return nowNanos - usedNanos;
    }

    void usedAt(long nowNanos) {
        usedNanos = nowNanos;
    }

    /// Whether the peer has said something, or good-bye, since the last answer: either way it is of no more use.
    /// Looks without waiting.
    boolean stale() {
        if (reader.staged()) {
            return true;
        }
        try {
            channel.configureBlocking(false);
            try {
                return channel.read(ByteBuffer.allocate(1)) != 0;
            } finally {
                channel.configureBlocking(true);
            }
        } catch (IOException gone) {
            return true;
        }
    }

    private TServiceClient client(ClientMethod method) {
        String service = method.service().name();
        TServiceClient known = clients.get(service);
        if (known == null) {
            known = method.service().on(new TMultiplexedProtocol(protocol, service));
            clients.put(service, known);
        }
        return known;
    }

    private boolean notBegun() {
        return answerHeader.containsKey(HeaderCodec.NOT_BEGUN);
    }

    private Attempt applicationFailure(TApplicationException refusal) {
        if (phase != Phase.ANSWERED) {
            broken = true;
            return failed(refusal);
        }
        ErrorCode code = switch (refusal.getType()) {
            case TApplicationException.UNKNOWN_METHOD -> ErrorCode.UNKNOWN_METHOD;
            case TApplicationException.MISSING_RESULT -> ErrorCode.INTERNAL;
            default -> ErrorCode.PROTOCOL;
        };
        broken = code == ErrorCode.PROTOCOL;
        link.unlimited();
        CloudException failure = CloudException.of(code, "the service did not answer as it should")
                .internal(peerName() + ": " + refusal.getMessage())
                .build();
        return notBegun() ? new Attempt.Refused(failure, true) : new Attempt.Garbled(failure);
    }

    private Attempt failed(Exception failure) {
        return switch (phase) {
            case UNSENT -> {
                boolean tooLarge = failure instanceof TTransportException transport
                        && transport.getType() == TTransportException.MESSAGE_SIZE_LIMIT;
                ErrorCode code = tooLarge ? ErrorCode.MESSAGE_TOO_LARGE : ErrorCode.INTERNAL;
                yield new Attempt.Unsent(
                        new CloudException(code, "the request cannot be written", failure), false, true);
            }
            case SENDING -> notTaken(failure);
            case SENT ->
                failure.getCause() instanceof SSLHandshakeException
                        // TLS 1.3: the peer refuses our certificate only after our side of the handshake.
                        ? notTaken(failure)
                        : new Attempt.Unanswered(failure, !link.wasCut());
            case ANSWERED ->
                new Attempt.Garbled(CloudException.of(ErrorCode.PROTOCOL, "the service's answer cannot be read")
                        .internal(peerName())
                        .cause(failure)
                        .build());
        };
    }

    private Attempt notTaken(Exception failure) {
        return new Attempt.Unsent(
                CloudException.of(ErrorCode.CONNECT_FAILED, "the request could not be sent")
                        .internal(peerName() + ": " + failure.getMessage())
                        .cause(failure)
                        .build(),
                true,
                false);
    }

    private String peerName() {
        PeerIdentity peer = link.peer();
        return peer == null ? "a plain connection" : peer.toString();
    }

    /// How far a call has come.
    private enum Phase {
        /// Nothing has left.
        UNSENT,
        /// The frame is not complete on its way: the peer cannot begin with a part of it.
        SENDING,
        /// All has left.
        SENT,
        /// The whole answer is here.
        ANSWERED
    }

    /// The transport of generated clients: their flush is the exchange of one frame for another.
    private final class Exchange extends FrameTransport {
        Exchange() throws TTransportException {
            super(limits, out);
        }

        @Override
        public void flush() throws TTransportException {
            try {
                phase = Phase.SENDING;
                out.sendTo(sink);
                phase = Phase.SENT;
                ByteBuffer frame = reader.next();
                if (frame == null) {
                    throw new IOException("the peer closed the connection");
                }
                phase = Phase.ANSWERED;
                answerHeader = HeaderCodec.read(frame, limits);
                load(frame);
                protocol.reset();
            } catch (IOException failure) {
                throw new TTransportException(TTransportException.UNKNOWN, failure.getMessage(), failure);
            }
        }
    }
}
