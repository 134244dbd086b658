package cloud.yunhai.common.tip.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Takes frames off a stream: mostly one read for each. Space for a large one grows as its bytes arrive, so that a
/// length alone costs nothing. The answer's array is never used again, since strings and binaries may point into it.
public final class FrameReader {
    private static final int STAGING_BYTES = 2048;
    private static final int FIRST_BYTES = 64 << 10;

    private final InputStream in;
    private final int limitBytes;
    private final Runnable begun;
    private final byte[] staging = new byte[STAGING_BYTES];
    private int from;
    private int to;

    /// @param begun told when the first bytes of a frame are there, so that its time may run
    public FrameReader(InputStream in, int limitBytes, Runnable begun) {
        this.in = in;
        this.limitBytes = limitBytes;
        this.begun = begun;
    }

    /// The next frame; null when the stream ends before one begins.
    public @Nullable ByteBuffer next() throws IOException {
        if (from == to && !fill()) {
            return null;
        }
        begun.run();
        while (to - from < 4) {
            if (!fill()) {
                throw new WireException("stream ends within a frame's length");
            }
        }
        int length = ByteBuffer.wrap(staging, from, 4).getInt();
        if (length < 0 || length > limitBytes) {
            throw new WireException("frame length: " + length + " (expected: 0 to " + limitBytes + ")");
        }
        from += 4;
        return ByteBuffer.wrap(take(length), 0, length);
    }

    /// Whether bytes of a frame after the last one are there already.
    public boolean staged() {
        return from < to;
    }

    private byte[] take(int length) throws IOException {
        int staged = Math.min(length, to - from);
        byte[] frame = new byte[Math.min(length, Math.max(staged, FIRST_BYTES))];
        System.arraycopy(staging, from, frame, 0, staged);
        from += staged;
        int have = staged;
        while (have < length) {
            if (have == frame.length) {
                frame = Arrays.copyOf(frame, (int) Math.min(length, frame.length * 2L));
            }
            int read = in.read(frame, have, frame.length - have);
            if (read < 0) {
                throw new WireException("stream ends within a frame");
            }
            have += read;
        }
        return frame;
    }

    /// Reads once; moves what is left to the front before.
    private boolean fill() throws IOException {
        System.arraycopy(staging, from, staging, 0, to - from);
        to -= from;
        from = 0;
        int read = in.read(staging, to, STAGING_BYTES - to);
        if (read < 0) {
            return false;
        }
        to += read;
        return true;
    }
}
