package cloud.yunhai.common.tip.serving;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.TipLimits;
import cloud.yunhai.common.tip.wire.FaultCodec;
import cloud.yunhai.common.tip.wire.FrameBuffer;
import cloud.yunhai.common.tip.wire.FrameReader;
import cloud.yunhai.common.tip.wire.FrameTransport;
import cloud.yunhai.common.tip.wire.HeaderCodec;
import cloud.yunhai.common.tip.wire.Link;
import cloud.yunhai.common.tip.wire.UnknownVersionException;
import cloud.yunhai.common.tip.wire.WireException;
import cloud.yunhai.common.tip.wire.Wiring;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TBase;
import org.apache.thrift.TException;
import org.apache.thrift.TSerializable;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TTransportException;

/// Answers one connection, call after call, until the peer leaves, misbehaves or the process stops.
///
/// Time runs only from the first byte of a message to its last, and while an answer is taken: an idle connection stays,
/// a slow one is cut. Whatever is wrong with what comes ends this connection and nothing else.
final class ServedConnection {
    private static final Map<String, String> NO_HEADER = Map.of();
    private static final Map<String, String> NOT_BEGUN_HEADER = Map.of(HeaderCodec.NOT_BEGUN, "1");

    private final Link link;
    private final Dispatcher dispatcher;
    private final Wiring wiring;
    private final TipLimits.Wire limits;
    private final FrameBuffer out;
    private final OutputStream sink;
    private final PeerCaller caller;
    private final FrameTransport transport;
    private final TProtocol protocol;
    private final FrameReader reader;

    ServedConnection(Link link, Dispatcher dispatcher, Wiring wiring) throws IOException {
        this.link = link;
        this.dispatcher = dispatcher;
        this.wiring = wiring;
        this.limits = wiring.limits().wire();
        out = new FrameBuffer(limits.frameBytes());
        sink = link.out();
        caller = new PeerCaller(link.peer());
        reader = new FrameReader(link.in(), limits.frameBytes(), this::frameTimeRuns);
        try {
            transport = new FrameTransport(limits, out);
        } catch (TTransportException impossible) {
            throw new IOException(impossible);
        }
        protocol = transport.protocol();
    }

    /// Returns when the peer has left; throws when the connection must end for another reason.
    void serve() throws IOException {
        link.unlimited();
        for (ByteBuffer frame = reader.next(); frame != null; frame = reader.next()) {
            link.unlimited();
            dispatcher.answering(1);
            try {
                answer(frame);
            } catch (TException unreadable) {
                throw new IOException(unreadable);
            } finally {
                dispatcher.answering(-1);
            }
            link.unlimited();
        }
    }

    private void frameTimeRuns() {
        link.limit(wiring.after(wiring.limits().serving().frameTime()));
    }

    private void answer(ByteBuffer frame) throws IOException, TException {
        Map<String, String> header;
        try {
            header = HeaderCodec.read(frame, limits);
        } catch (UnknownVersionException other) {
            refuse(
                    new TMessage("", TMessageType.CALL, 0),
                    TApplicationException.INVALID_PROTOCOL,
                    String.valueOf(other.getMessage()));
            throw other;
        }
        transport.load(frame);
        protocol.reset();
        TMessage message = protocol.readMessageBegin();
        if (message.type != TMessageType.CALL) {
            throw new WireException("message type: " + message.type + " (expected: a call)");
        }
        ServedMethod method = dispatcher.method(message.name);
        if (method == null) {
            refuse(message, TApplicationException.UNKNOWN_METHOD, "no method " + message.name);
            return;
        }
        TBase<?, ?> arguments = method.newArguments();
        try {
            arguments.read(protocol);
        } catch (TException | IllegalArgumentException unreadable) {
            refuse(message, TApplicationException.PROTOCOL_ERROR, "arguments of " + message.name + " cannot be read");
            throw new WireException("arguments of " + message.name + ": " + unreadable.getMessage());
        }
        send(message, method, dispatcher.call(method, arguments, header, caller));
    }

    private void send(TMessage call, ServedMethod method, Dispatcher.Answer answer) throws IOException, TException {
        Map<String, String> header = answer.notBegun() ? NOT_BEGUN_HEADER : NO_HEADER;
        try {
            encode(header, new TMessage(method.spec().method(), TMessageType.REPLY, call.seqid), answer.result());
        } catch (TException notSendable) {
            CloudException failure = new CloudException(
                    ErrorCode.MESSAGE_TOO_LARGE, "the answer of " + call.name + " cannot be sent", notSendable);
            TBase<?, ?> fault = method.failed(FaultCodec.encode(failure, ""));
            encode(NO_HEADER, new TMessage(method.spec().method(), TMessageType.REPLY, call.seqid), fault);
        }
        flush();
    }

    private void refuse(TMessage call, int type, String text) throws IOException, TException {
        TApplicationException refusal = new TApplicationException(type, text);
        encode(NOT_BEGUN_HEADER, new TMessage(call.name, TMessageType.EXCEPTION, call.seqid), refusal);
        flush();
    }

    private void encode(Map<String, String> header, TMessage message, TSerializable body)
            throws IOException, TException {
        out.clear();
        protocol.reset();
        HeaderCodec.write(header, out);
        protocol.writeMessageBegin(message);
        body.write(protocol);
        protocol.writeMessageEnd();
    }

    private void flush() throws IOException {
        frameTimeRuns();
        out.sendTo(sink);
    }
}
