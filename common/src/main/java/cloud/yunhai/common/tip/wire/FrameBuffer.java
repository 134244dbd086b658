package cloud.yunhai.common.tip.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// One frame in the making: four bytes for its length, then what is put; sent in one write. Grows up to the limit, and
/// gives large space back after use.
public final class FrameBuffer {
    private static final int LENGTH_BYTES = 4;
    private static final int KEPT_BYTES = 16 << 10;
    private static final int FIRST_BYTES = 512;

    private final int limitBytes;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int end = LENGTH_BYTES;

    public FrameBuffer(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    /// Forgets what was put.
    public void clear() {
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[FIRST_BYTES];
        }
        end = LENGTH_BYTES;
    }

    public void put(byte value) throws WireException {
        reserve(1);
        bytes[end++] = value;
    }

    public void put(byte[] source, int offset, int length) throws WireException {
        reserve(length);
        System.arraycopy(source, offset, bytes, end, length);
        end += length;
    }

    public void putVarint(int value) throws WireException {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            put((byte) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        put((byte) rest);
    }

    /// Bytes of the message so far.
    public int length() {
        return end - LENGTH_BYTES;
    }

    /// Writes the frame.
    public void sendTo(OutputStream out) throws IOException {
        int length = length();
        bytes[0] = (byte) (length >>> 24);
        bytes[1] = (byte) (length >>> 16);
        bytes[2] = (byte) (length >>> 8);
        bytes[3] = (byte) length;
        out.write(bytes, 0, end);
        out.flush();
    }

    private void reserve(int more) throws WireException {
        if (more > limitBytes - length()) {
            throw new WireException("frame: over " + limitBytes + " bytes (the limit)");
        }
        if (end + more > bytes.length) {
            long doubled = Math.max(bytes.length * 2L, end + (long) more);
            bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, limitBytes + (long) LENGTH_BYTES));
        }
    }
}
