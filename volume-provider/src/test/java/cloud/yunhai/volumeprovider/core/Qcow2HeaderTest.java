package cloud.yunhai.volumeprovider.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Qcow2HeaderTest {
    private static final long SIZE = 5L << 30;

    private static ByteBuffer head() {
        ByteBuffer head = ByteBuffer.allocate(Qcow2Header.BYTES);
        head.put(new byte[] {'Q', 'F', 'I', (byte) 0xfb});
        head.putInt(4, 3);
        head.putLong(24, SIZE);
        return head;
    }

    private static void refused(ByteBuffer head, String fact) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> Qcow2Header.parse(head.array()).requireSelfContained())
                .withMessageContaining(fact)
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID);
                    assertThat(failure.userMessage()).startsWith("image: ").contains("(expected: ");
                });
    }

    @Test
    void goodHeadTellsItsSize() {
        Qcow2Header head = Qcow2Header.parse(head().array());

        assertThat(head.virtualSizeBytes()).isEqualTo(SIZE);
        assertThat(head.backingFile()).isNull();
        assertThatCode(head::requireSelfContained).doesNotThrowAnyException();
    }

    @Test
    void backingFileIsReadAndRefused() {
        ByteBuffer head = head();
        byte[] name = "/etc/shadow".getBytes(StandardCharsets.UTF_8);
        head.putLong(8, 512);
        head.putInt(16, name.length);
        head.put(512, name);

        assertThat(Qcow2Header.parse(head.array()).backingFile()).isEqualTo("/etc/shadow");
        refused(head, "has a backing file");
    }

    @Test
    void externalDataFileIsRefused() {
        refused(head().putLong(72, 0b100), "keeps its data in another file");
    }

    @Test
    void encryptionCorruptionAndUnknownFeaturesAreRefused() {
        refused(head().putInt(32, 1), "is encrypted");
        refused(head().putInt(32, 2), "is encrypted");
        refused(head().putLong(72, 0b10), "is marked as corrupt");
        refused(head().putLong(72, 1L << 20), "unknown qcow2 features");
        refused(head().putLong(72, 1L << 63), "unknown qcow2 features");
    }

    @Test
    void featureFieldOfVersionTwoMeansNothing() {
        ByteBuffer head = head().putInt(4, 2).putLong(72, -1);

        assertThatCode(() -> Qcow2Header.parse(head.array()).requireSelfContained())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 71, 103})
    void cutOffHeadIsRefused(int bytes) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> Qcow2Header.parse(Arrays.copyOf(head().array(), bytes)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, -1})
    void otherVersionsAreRefused(int version) {
        refused(head().putInt(4, version), "version");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void absurdSizesAreRefused(long size) {
        refused(head().putLong(24, size), "size");
    }

    @Test
    void backingFileNameOutsideOfTheHeadIsRefused() {
        refused(head().putLong(8, Qcow2Header.BYTES - 4).putInt(16, 11), "backing file name");
        refused(head().putLong(8, 512).putInt(16, -5), "backing file name");
        refused(head().putLong(8, -512).putInt(16, 5), "backing file name");
        refused(head().putLong(8, 512).putInt(16, 5000), "backing file name");
        refused(head().putLong(8, Long.MAX_VALUE).putInt(16, 100), "backing file name");
    }
}
