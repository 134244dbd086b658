package cloud.yunhai.volumeprovider.adapter.qemu;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.volumeprovider.core.ImageSniffer;
import cloud.yunhai.volumeprovider.core.Qcow2Header;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Decides whether a file that came from outside may be trusted as an image.
///
/// First our own reading of its head, which opens nothing else; only what passes is shown to qemu-img, by its named
/// format and under limits.
final class ImageInspector {
    private final QemuImg qemuImg;

    ImageInspector(QemuImg qemuImg) {
        this.qemuImg = qemuImg;
    }

    /// What the file is.
    record Verdict(ImageFormat format, long virtualSizeBytes) {}

    Verdict inspect(Path file, ImageKind kind) throws IOException {
        byte[] start = start(file);
        long size = Files.size(file);
        ImageFormat format = ImageSniffer.format(kind, start, size);
        return switch (format) {
            case QCOW2 -> qcow2(file, start);
            case RAW, ISO -> new Verdict(format, size);
        };
    }

    private Verdict qcow2(Path file, byte[] start) {
        Qcow2Header head = Qcow2Header.parse(start);
        head.requireSelfContained();
        QemuImg.Info info = qemuImg.inspect(file, ImageFormat.QCOW2);
        if (!info.selfContained() || info.virtualSizeBytes() != head.virtualSizeBytes()) {
            throw CloudException.invalid("image", "not self-contained", "an image that needs no other file");
        }
        qemuImg.check(file);
        return new Verdict(ImageFormat.QCOW2, info.virtualSizeBytes());
    }

    static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(ImageSniffer.BYTES);
        }
    }
}
