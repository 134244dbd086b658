package cloud.yunhai.common.tip.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.testing.SeededRandom;
import cloud.yunhai.common.tip.TipLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderCodecTest {
    private static final TipLimits.Wire LIMITS = TipLimits.Wire.defaults();

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Map<String, String> header = Map.of("t", "trace", "d", "1500", "k", "", "x", "schlüssel 键");

        ByteBuffer message = ByteBuffer.wrap(bytes(header));

        assertThat(HeaderCodec.read(message, LIMITS)).isEqualTo(header);
        assertThat(message.hasRemaining()).isFalse();
    }

    @Test
    void textThatIsNoUtf8IsRefusedAndAReplacementThatWasSentIsNot() throws IOException {
        Map<String, String> odd = Map.of("o", "\ufffd\u00e9");
        assertThat(HeaderCodec.read(ByteBuffer.wrap(bytes(odd)), LIMITS)).isEqualTo(odd);

        byte[] wrong = {'T', 1, 1, 1, 'o', 2, (byte) 0xc3, 'x'};
        assertThatThrownBy(() -> HeaderCodec.read(ByteBuffer.wrap(wrong), LIMITS))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("not UTF-8");
        byte[] half = {'T', 1, 1, 1, (byte) 0xc3, 1, 'x'};
        assertThatThrownBy(() -> HeaderCodec.read(ByteBuffer.wrap(half), LIMITS))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void theMessageBehindTheHeaderIsLeftAlone() throws IOException {
        byte[] header = bytes(Map.of("d", "1"));
        ByteBuffer message = ByteBuffer.wrap(Arrays.copyOf(header, header.length + 3));

        HeaderCodec.read(message, LIMITS);

        assertThat(message.remaining()).isEqualTo(3);
    }

    @Test
    void anotherMagicIsNoTipMessage() {
        assertThatThrownBy(() -> HeaderCodec.read(ByteBuffer.wrap(new byte[] {'X', 1, 0}), LIMITS))
                .isInstanceOf(WireException.class)
                .hasMessage("no TIP message");
        assertThatThrownBy(() -> HeaderCodec.read(ByteBuffer.allocate(0), LIMITS))
                .isInstanceOf(WireException.class);
    }

    @Test
    void anotherVersionIsNamed() {
        assertThatThrownBy(() -> HeaderCodec.read(ByteBuffer.wrap(new byte[] {'T', 9, 0}), LIMITS))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessage("TIP version: 9 (expected: 1)");
    }

    @Test
    void lengthsAreBelievedOnlyAsFarAsBytesAreThere() {
        for (byte[] wrong : new byte[][] {
            {'T', 1, 1},
            {'T', 1, 1, 5, 'a'},
            {'T', 1, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1},
            {'T', 1, 127},
            {'T', 1, 1, 1, 'a', (byte) 0xff, (byte) 0xff, (byte) 0x7f},
            {'T', 1, 1, 1, (byte) 0xc3, 0},
            {'T', 1, 2, 1, 'a', 0, 1, 'a', 0},
        }) {
            assertThatThrownBy(() -> HeaderCodec.read(ByteBuffer.wrap(wrong), LIMITS))
                    .as(Arrays.toString(wrong))
                    .isInstanceOf(WireException.class);
        }
    }

    @Test
    void aHeaderOverItsLimitIsRefused() throws IOException {
        byte[] large = bytes(Map.of("a", "x".repeat(LIMITS.headerBytes())));

        assertThatThrownBy(() -> HeaderCodec.read(ByteBuffer.wrap(large), LIMITS))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("header text length");
    }

    /// Whatever comes is read or refused; nothing else is thrown, and nothing is allocated for a length alone.
    @Test
    void anyBytesAreReadOrRefused() throws IOException {
        SeededRandom random = SeededRandom.orElse(20260101);
        byte[] good = bytes(Map.of("t", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "d", "5000"));
        int refused = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = random.nextInt(10) == 0 ? noise(random) : mutated(good, random);
            try {
                assertThat(HeaderCodec.read(ByteBuffer.wrap(bytes), LIMITS).size())
                        .isLessThanOrEqualTo(LIMITS.headerEntries());
            } catch (IOException expected) {
                refused++;
            }
        }
        assertThat(refused).as(random.toString()).isBetween(1_000, 49_999);
    }

    private static byte[] noise(SeededRandom random) {
        byte[] bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] mutated(byte[] good, SeededRandom random) {
        byte[] bytes = Arrays.copyOf(good, 1 + random.nextInt(good.length));
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] bytes(Map<String, String> header) throws IOException {
        FrameBuffer frame = new FrameBuffer(1 << 20);
        HeaderCodec.write(header, frame);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        frame.sendTo(out);
        return Arrays.copyOfRange(out.toByteArray(), 4, out.size());
    }
}
