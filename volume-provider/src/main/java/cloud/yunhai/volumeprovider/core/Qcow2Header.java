package cloud.yunhai.volumeprovider.core;

import cloud.yunhai.common.error.CloudException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The head of a qcow2 file, as far as trust and sizes depend on it.
///
/// It is read here and not by qemu-img, so that no program opens whatever an untrusted head names.
///
/// @param backingFile what it is an overlay on
/// @param externalData whether its data lie in another file
/// @param encrypted whether its clusters are encrypted
/// @param corrupt whether qemu has marked it as damaged
/// @param unknownFeatures whether it needs features that are not known here
public record Qcow2Header(
        int version,
        long virtualSizeBytes,
        @Nullable String backingFile,
        boolean externalData,
        boolean encrypted,
        boolean corrupt,
        boolean unknownFeatures) {
    /// The bytes from the start of the file that [#parse] wants: head and backing file name lie in the
    /// first cluster.
    public static final int BYTES = 64 << 10;

    private static final byte[] MAGIC = {'Q', 'F', 'I', (byte) 0xfb};
    private static final int V2_BYTES = 72;
    private static final int V3_BYTES = 104;
    private static final int NAME_BYTES_MAX = 1023;
    private static final long CORRUPT = 1 << 1;
    private static final long EXTERNAL_DATA = 1 << 2;
    // dirty, corrupt, external data, compression type, extended L2
    private static final long KNOWN = 0b11111;

    /// Whether a file that starts so calls itself qcow2.
    public static boolean matches(byte[] start) {
        return start.length >= MAGIC.length && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /// Reads the head from the first bytes of a file.
    public static Qcow2Header parse(byte[] start) {
        if (!matches(start) || start.length < V2_BYTES) {
            throw damaged("no qcow2 head");
        }
        ByteBuffer head = ByteBuffer.wrap(start);
        int version = head.getInt(4);
        if (version != 2 && version != 3) {
            throw damaged("qcow2 version " + version);
        }
        if (version == 3 && start.length < V3_BYTES) {
            throw damaged("cut off in its head");
        }
        long size = head.getLong(24);
        if (size <= 0) {
            throw damaged("size " + size);
        }
        long features = version == 2 ? 0 : head.getLong(72);
        return new Qcow2Header(
                version,
                size,
                backingFile(head),
                (features & EXTERNAL_DATA) != 0,
                head.getInt(32) != 0,
                (features & CORRUPT) != 0,
                (features & ~KNOWN) != 0);
    }

    /// Refuses a file that leads to other files, cannot be read, or may change under a reader.
    public void requireSelfContained() {
        if (backingFile != null) {
            throw refused("has a backing file", "an image without one; flatten it with qemu-img convert");
        }
        if (externalData) {
            throw refused("keeps its data in another file", "an image with its data inside");
        }
        if (encrypted) {
            throw refused("is encrypted", "an image that is not");
        }
        if (corrupt) {
            throw refused("is marked as corrupt", "an undamaged image");
        }
        if (unknownFeatures) {
            throw refused("uses unknown qcow2 features", "an image of qcow2 version 2 or 3 without them");
        }
    }

    private static @Nullable String backingFile(ByteBuffer head) {
        long offset = head.getLong(8);
        int length = head.getInt(16);
        if (offset == 0) {
            return null;
        }
        if (offset < 0 || length < 0 || length > NAME_BYTES_MAX || offset > head.limit() - length) {
            throw damaged("backing file name at " + offset + " of " + length + " bytes");
        }
        return new String(head.array(), (int) offset, length, StandardCharsets.UTF_8);
    }

    private static CloudException refused(String fact, String expected) {
        return CloudException.invalid("image", fact, expected);
    }

    private static CloudException damaged(String fact) {
        return CloudException.invalid("image", fact, "an undamaged qcow2 file");
    }
}
