package cloud.yunhai.common.tip.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.testing.SeededRandom;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private static final int LIMIT = 1 << 20;

    @Test
    void framesComeOutAsTheyWentInHoweverTheStreamIsCut() throws IOException {
        SeededRandom random = SeededRandom.orElse(7);
        int[] lengths = {0, 1, 3, 2_040, 2_044, 2_048, 2_049, 65_535, 65_537, 300_000, LIMIT, 5};
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int length : lengths) {
            frame(content(length)).sendTo(stream);
        }
        FrameReader reader = new FrameReader(new Crumbs(stream.toByteArray(), random), LIMIT, () -> {});

        for (int length : lengths) {
            assertThat(bytes(reader.next())).as("length " + length).isEqualTo(content(length));
        }
        assertThat(reader.next()).isNull();
    }

    @Test
    void aLengthOverTheLimitOrBelowZeroIsRefusedBeforeAnythingIsAllocated() {
        for (int length : new int[] {LIMIT + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            FrameReader reader = reader(ByteBuffer.allocate(4).putInt(length).array());
            assertThatThrownBy(reader::next)
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("frame length: " + length);
        }
    }

    @Test
    void aStreamThatEndsWithinAFrameIsRefused() {
        assertThatThrownBy(() -> reader(new byte[] {0, 0}).next()).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> reader(new byte[] {0, 0, 0, 9, 1, 2}).next()).isInstanceOf(WireException.class);
    }

    @Test
    void aFrameOverTheLimitIsNotWritten() throws IOException {
        FrameBuffer frame = new FrameBuffer(100);
        frame.put(new byte[100], 0, 100);

        assertThatThrownBy(() -> frame.put((byte) 1)).isInstanceOf(WireException.class);
        assertThat(frame.length()).isEqualTo(100);
    }

    private static FrameReader reader(byte[] stream) {
        return new FrameReader(new ByteArrayInputStream(stream), LIMIT, () -> {});
    }

    private static FrameBuffer frame(byte[] content) throws IOException {
        FrameBuffer frame = new FrameBuffer(LIMIT);
        frame.put(content, 0, content.length);
        return frame;
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new SeededRandom(length).nextBytes(content);
        return content;
    }

    private static byte[] bytes(@Nullable ByteBuffer frame) {
        assertThat(frame).isNotNull();
        byte[] bytes = new byte[frame == null ? 0 : frame.remaining()];
        if (frame != null) {
            frame.get(bytes);
        }
        return bytes;
    }

    /// Gives a few bytes at a time, as a slow network does.
    private static final class Crumbs extends FilterInputStream {
        private final SeededRandom random;

        Crumbs(byte[] bytes, SeededRandom random) {
            super(new ByteArrayInputStream(bytes));
            this.random = random;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            InputStream source = in;
            return source.read(target, offset, Math.min(length, 1 + random.nextInt(5_000)));
        }
    }
}
