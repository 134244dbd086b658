package cloud.yunhai.volumeprovider.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageSnifferTest {
    private static byte[] with(int offset, String latin1) {
        byte[] start = new byte[ImageSniffer.BYTES];
        byte[] magic = latin1.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(magic, 0, start, offset, magic.length);
        return start;
    }

    private static byte[] bootable(byte[] start) {
        start[510] = 0x55;
        start[511] = (byte) 0xaa;
        return start;
    }

    private static ImageFormat template(byte[] start) {
        return ImageSniffer.format(ImageKind.TEMPLATE, start, start.length);
    }

    private static void refused(ImageKind kind, byte[] start, long size, String seen) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> ImageSniffer.format(kind, start, size))
                .withMessageContaining("image: " + seen);
    }

    @Test
    void goodOnesAreKnown() {
        assertThat(template(with(0, "QFI\u00fb"))).isEqualTo(ImageFormat.QCOW2);
        assertThat(template(bootable(with(0, "")))).isEqualTo(ImageFormat.RAW);
        assertThat(ImageSniffer.format(ImageKind.ISO, with(0x8001, "CD001"), 1 << 20))
                .isEqualTo(ImageFormat.ISO);
    }

    @Test
    void hybridIsoIsADiskTooButTheKindDecides() {
        byte[] hybrid = bootable(with(0x8001, "CD001"));

        assertThat(ImageSniffer.format(ImageKind.ISO, hybrid, 1 << 20)).isEqualTo(ImageFormat.ISO);
        assertThat(template(hybrid)).isEqualTo(ImageFormat.RAW);
    }

    @ParameterizedTest
    @CsvSource({
        "KDMV, 0, VMDK",
        "COWD, 0, VMDK",
        "# Disk DescriptorFile, 0, VMDK",
        "conectix, 0, VHD",
        "vhdxfile, 0, VHDX",
        "BZh, 0, a bzip2 archive",
        "ustar, 257, a tar archive",
    })
    void otherFormatsAreNamedEvenIfTheyLookBootable(String magic, int offset, String name) {
        refused(ImageKind.TEMPLATE, bootable(with(offset, magic)), 1 << 20, name);
    }

    @Test
    void packedImagesAreNamed() {
        refused(ImageKind.TEMPLATE, with(0, "\u001f\u008b"), 1 << 20, "a gzip archive");
        refused(ImageKind.TEMPLATE, with(0, "\u00fd7zXZ\0"), 1 << 20, "an xz archive");
        refused(ImageKind.ISO, with(0, "PK\u0003\u0004"), 1 << 20, "a zip archive");
    }

    @Test
    void whatIsNoDiskIsRefused() {
        refused(ImageKind.TEMPLATE, with(0, "<!DOCTYPE html>"), 1 << 20, "something without boot sector");
        refused(ImageKind.TEMPLATE, new byte[0], 0, "something without boot sector");
        refused(ImageKind.TEMPLATE, with(0x8001, "CD001"), 1 << 20, "an ISO");
        refused(ImageKind.TEMPLATE, bootable(with(0, "")), (1 << 20) + 1, "a disk cut off");
        refused(ImageKind.ISO, with(0, "QFI\u00fb"), 1 << 20, "something else");
        refused(ImageKind.ISO, new byte[100], 100, "something else");
    }
}
