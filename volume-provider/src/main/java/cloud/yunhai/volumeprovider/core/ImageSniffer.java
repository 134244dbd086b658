package cloud.yunhai.volumeprovider.core;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Tells an image's format from its first bytes.
///
/// Constraint: qemu's own probing is never used on what somebody sends us, since some formats make it open further
/// files. What is not surely qcow2, a bootable raw disk or an ISO is refused, with a word on what it seems to be.
public final class ImageSniffer {
    /// The bytes from the start of the file that are wanted.
    public static final int BYTES = Qcow2Header.BYTES;

    private static final int SECTOR = 512;
    private static final int ISO_SIGNATURE_AT = 0x8001;

    private static final List<Magic> REFUSED = List.of(
            new Magic("a gzip archive", 0, "\u001f\u008b"),
            new Magic("an xz archive", 0, "\u00fd7zXZ\0"),
            new Magic("a zstd archive", 0, "\u0028\u00b5\u002f\u00fd"),
            new Magic("a bzip2 archive", 0, "BZh"),
            new Magic("a zip archive", 0, "PK\u0003\u0004"),
            new Magic("a tar archive (an OVA?)", 257, "ustar"),
            new Magic("VMDK", 0, "KDMV"),
            new Magic("VMDK", 0, "COWD"),
            new Magic("VMDK", 0, "# Disk DescriptorFile"),
            new Magic("VHDX", 0, "vhdxfile"),
            new Magic("VHD", 0, "conectix"),
            new Magic("VDI", 0x40, "\u007f\u0010\u00da\u00be"),
            new Magic("QED", 0, "QED\0"),
            new Magic("LUKS", 0, "LUKS\u00ba\u00be"));

    private ImageSniffer() {}

    /// The format, which must go with the kind.
    ///
    /// @param start the first bytes of the file, [#BYTES] of them if it has so many
    public static ImageFormat format(ImageKind kind, byte[] start, long sizeBytes) {
        for (Magic magic : REFUSED) {
            if (magic.in(start)) {
                throw wrong(kind, magic.name());
            }
        }
        return switch (kind) {
            case ISO -> iso(start);
            case TEMPLATE -> template(start, sizeBytes);
        };
    }

    private static ImageFormat iso(byte[] start) {
        if (!isIso(start)) {
            throw wrong(ImageKind.ISO, "something else");
        }
        return ImageFormat.ISO;
    }

    private static ImageFormat template(byte[] start, long sizeBytes) {
        if (Qcow2Header.matches(start)) {
            return ImageFormat.QCOW2;
        }
        boolean bootSector = start.length >= SECTOR && start[510] == 0x55 && start[511] == (byte) 0xaa;
        if (!bootSector) {
            throw wrong(ImageKind.TEMPLATE, isIso(start) ? "an ISO" : "something without boot sector or partitions");
        }
        if (sizeBytes % SECTOR != 0) {
            throw wrong(ImageKind.TEMPLATE, "a disk cut off within a sector (" + sizeBytes + " bytes)");
        }
        return ImageFormat.RAW;
    }

    private static boolean isIso(byte[] start) {
        return new Magic("ISO", ISO_SIGNATURE_AT, "CD001").in(start);
    }

    private static CloudException wrong(ImageKind kind, String seen) {
        String expected = switch (kind) {
            case TEMPLATE -> "an unpacked qcow2 or raw disk";
            case ISO -> "an ISO 9660 medium";
        };
        return CloudException.invalid("image", seen, expected);
    }

    private record Magic(String name, int offset, byte[] bytes) {
        Magic(String name, int offset, String latin1) {
            this(name, offset, latin1.getBytes(StandardCharsets.ISO_8859_1));
        }

        boolean in(byte[] start) {
            if (start.length < offset + bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (start[offset + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
