package cloud.yunhai.volumeprovider.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class IsoMediumTest {
    private static SequencedMap<String, byte[]> files(int userDataBytes) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put("user-data", "u".repeat(userDataBytes).getBytes(StandardCharsets.US_ASCII));
        files.put("meta-data", "instance-id: x\n".getBytes(StandardCharsets.US_ASCII));
        return files;
    }

    @Test
    void isWholeSectorsAndEqualForEqualContent() {
        byte[] medium = IsoMedium.of("cidata", files(5000));

        assertThat(medium.length % 2048).isZero();
        assertThat(IsoMedium.of("cidata", files(5000))).isEqualTo(medium);
        assertThat(IsoMedium.of("cidata", files(5001))).isNotEqualTo(medium);
    }

    @Test
    void descriptorsStandWhereReadersLook() {
        byte[] medium = IsoMedium.of("cidata", files(10));

        assertThat(text(medium, 0x8001, 5)).isEqualTo("CD001");
        assertThat(text(medium, 0x8000 + 40, 32).strip()).isEqualTo("cidata");
        assertThat(medium[0x8000]).isEqualTo((byte) 1);
        assertThat(medium[0x8800]).isEqualTo((byte) 2);
        assertThat(medium[0x9000]).isEqualTo((byte) 255);
    }

    @Test
    void labelAndNamesAreBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> IsoMedium.of("", files(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> IsoMedium.of("x".repeat(17), files(1)));
        SequencedMap<String, byte[]> bad = new LinkedHashMap<>();
        bad.put("../x", new byte[0]);
        assertThatIllegalArgumentException().isThrownBy(() -> IsoMedium.of("cidata", bad));
    }

    @Test
    void isLargeEnoughForReadersThatLookFarIn() {
        assertThat(IsoMedium.of("cidata", files(10))).hasSize(192 * 2048);
        assertThat(IsoMedium.of("cidata", files(400_000)).length).isGreaterThan(400_000);
    }

    private static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.US_ASCII);
    }
}
