package cloud.yunhai.common.tip.wire;

import cloud.yunhai.common.tip.TipLimits;
import java.nio.ByteBuffer;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TEndpointTransport;
import org.apache.thrift.transport.TTransportException;

/// Thrift's view of one frame read and one frame in the making; sockets are not its business.
public class FrameTransport extends TEndpointTransport {
    private static final int NESTING_LIMIT = 64;

    private final TipLimits.Wire limits;
    private final FrameBuffer out;
    private byte[] frame = new byte[0];
    private int position;
    private int end;

    public FrameTransport(TipLimits.Wire limits, FrameBuffer out) throws TTransportException {
        super(new TConfiguration(limits.frameBytes(), limits.frameBytes(), NESTING_LIMIT));
        this.limits = limits;
        this.out = out;
    }

    /// The protocol of all messages: compact, with limits.
    public TProtocol protocol() {
        return new TCompactProtocol(this, limits.stringBytes(), limits.containerElements());
    }

    /// Sets what is read next: a message without its header.
    public void load(ByteBuffer message) throws TTransportException {
        frame = message.array();
        position = message.arrayOffset() + message.position();
        end = message.arrayOffset() + message.limit();
        resetMessageSizeAndConsumedBytes(-1);
        updateKnownMessageSize(end - position);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws TTransportException {
        int read = Math.min(length, end - position);
        if (read <= 0) {
            throw new TTransportException(TTransportException.END_OF_FILE, "message ends early");
        }
        System.arraycopy(frame, position, target, offset, read);
        consumeBuffer(read);
        return read;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws TTransportException {
        try {
            out.put(source, offset, length);
        } catch (WireException tooLarge) {
            throw new TTransportException(TTransportException.MESSAGE_SIZE_LIMIT, tooLarge.getMessage(), tooLarge);
        }
    }

    @Override
    public byte[] getBuffer() {
        return frame;
    }

    @Override
    public int getBufferPosition() {
        return position;
    }

    @Override
    public int getBytesRemainingInBuffer() {
        return end - position;
    }

    @Override
    public void consumeBuffer(int length) {
        position += length;
        remainingMessageSize = Math.max(0, remainingMessageSize - length);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void open() {
        // Nothing to open: a frame is in memory.
    }

    @Override
    public void close() {
        // Nothing to close: the connection's owner closes it.
    }
}
