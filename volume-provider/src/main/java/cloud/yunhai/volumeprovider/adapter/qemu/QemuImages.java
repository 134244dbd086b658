package cloud.yunhai.volumeprovider.adapter.qemu;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.volumeprovider.adapter.qemu.ImageRecords.ImageRecord;
import cloud.yunhai.volumeprovider.adapter.source.HashedCopy;
import cloud.yunhai.volumeprovider.app.ImagePeers;
import cloud.yunhai.volumeprovider.app.ImageSource;
import cloud.yunhai.volumeprovider.app.KeyedLocks;
import cloud.yunhai.volumeprovider.core.ImportRequest;
import cloud.yunhai.volumeprovider.core.StoreLayout;
import cloud.yunhai.volumeprovider.core.VolumeSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The images of a host: imported from outside, or fetched from another storage host when a volume first
/// needs them.
///
/// Work on one image is serial, so that many volumes that need the same missing image share one fetch.
final class QemuImages {
    private static final Logger log = LoggerFactory.getLogger(QemuImages.class);
    private static final String READ_ONLY = "r--r--r--";
    private static final int PEER_READ_BYTES = 4 << 20;

    private final StoreLayout layout;
    private final ImageRecords records;
    private final ImageInspector inspector;
    private final ImageSource sources;
    private final ImagePeers peers;
    private final long bytesMax;
    private final KeyedLocks<ImageId> locks = new KeyedLocks<>();

    QemuImages(StoreLayout layout, ImageInspector inspector, ImageSource sources, ImagePeers peers, long bytesMax) {
        this.layout = layout;
        this.records = new ImageRecords(layout);
        this.inspector = inspector;
        this.sources = sources;
        this.peers = peers;
        this.bytesMax = bytesMax;
    }

    /// A template on this host, to make volumes from.
    record Base(Path file, ImageFormat format, long virtualSizeBytes) {}

    ImageRecord importImage(ImportRequest request, Runnable fence) {
        URI source = uri(request.source());
        return locks.with(request.imageId(), () -> {
            fence.run();
            ImageRecord known = records.find(request.imageId()).orElse(null);
            if (known != null) {
                return same(known, request.kind(), request.sha256());
            }
            return fetchFrom(source, request);
        });
    }

    /// The volume's image, fetched from the host that has it if this one has not.
    Base base(VolumeSpec spec, ImageId image) {
        ImageRecord known = records.find(image).orElse(null);
        ImageRecord found = known != null ? known : locks.with(image, () -> fetchOnce(spec, image));
        if (found.kind() != ImageKind.TEMPLATE) {
            throw CloudException.invalid("imageId", image, "a template; an ISO is no base for a volume");
        }
        return new Base(layout.image(image, found.format()), found.format(), found.virtualSizeBytes());
    }

    void remove(ImageId image, Runnable guard) {
        locks.with(image, () -> {
            guard.run();
            try {
                // The record first: what is left of a removal that dies half way is an incomplete image.
                DurableFiles.remove(layout.imageRecord(image));
                for (ImageFormat format : ImageFormat.values()) {
                    DurableFiles.remove(layout.image(image, format));
                }
                sources.discard(fetching(image));
            } catch (IOException failure) {
                throw DurableFiles.failed("cannot remove image " + image, failure);
            }
            return true;
        });
    }

    byte[] read(ImageId image, long offset, int length) {
        ImageRecord found = records.find(image).orElseThrow(() -> CloudException.notFound("image", image.text()));
        try (FileChannel file = FileChannel.open(layout.image(image, found.format()), StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, Math.max(0, file.size() - offset)));
            while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) >= 0) {
                // Reads on till the buffer is full or the file ends.
            }
            return bytes.array();
        } catch (IOException failure) {
            throw DurableFiles.failed("cannot read image " + image, failure);
        }
    }

    ImageRecords records() {
        return records;
    }

    private ImageRecord fetchFrom(URI source, ImportRequest request) {
        Path file = fetching(request.imageId());
        try {
            ImageSource.Fetched fetched = sources.fetch(source, file);
            return keep(request.imageId(), request.kind(), request.sha256(), file, fetched);
        } catch (CloudException refused) {
            if (refused.kind() == ErrorKind.INVALID || refused.kind() == ErrorKind.NO_CAPACITY) {
                sources.discard(file);
            }
            throw refused;
        } catch (UncheckedIOException failure) {
            sources.discard(file);
            throw DurableFiles.failed("cannot keep image " + request.imageId(), new IOException(failure));
        } catch (IOException failure) {
            sources.discard(file);
            throw DurableFiles.failed("cannot keep image " + request.imageId(), failure);
        }
    }

    private ImageRecord fetchOnce(VolumeSpec spec, ImageId image) {
        ImageRecord known = records.find(image).orElse(null);
        if (known != null) {
            return known;
        }
        if (spec.imageHostName() == null || spec.imageSha256() == null) {
            throw CloudException.notFound("image", image.text());
        }
        Path file = DurableFiles.unfinished(layout.images().resolve(image.text()));
        try {
            ImageSource.Fetched fetched = copyFromPeer(spec.imageHostName(), image, file);
            return keep(image, ImageKind.TEMPLATE, spec.imageSha256(), file, fetched);
        } catch (IOException failure) {
            throw DurableFiles.failed("cannot keep image " + image, failure);
        } finally {
            deleteQuietly(file);
        }
    }

    private ImageSource.Fetched copyFromPeer(String host, ImageId image, Path file) throws IOException {
        HashedCopy copy = new HashedCopy(bytesMax);
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            byte[] bytes = peers.read(host, image, 0, PEER_READ_BYTES);
            while (bytes.length > 0) {
                copy.add(bytes, bytes.length);
                out.write(bytes);
                bytes = peers.read(host, image, copy.bytes(), PEER_READ_BYTES);
            }
        }
        log.atInfo()
                .addKeyValue("image", image)
                .addKeyValue("from", host)
                .addKeyValue("bytes", copy.bytes())
                .log("image.fetched");
        return copy.fetched();
    }

    private ImageRecord keep(
            ImageId id, ImageKind kind, @Nullable String sha256, Path file, ImageSource.Fetched fetched)
            throws IOException {
        if (sha256 != null && !sha256.equals(fetched.sha256())) {
            throw CloudException.of(
                            ErrorCode.CHECKSUM_MISMATCH, "sha256: " + fetched.sha256() + " (expected: " + sha256 + ")")
                    .detail("field", "sha256")
                    .build();
        }
        ImageInspector.Verdict verdict = inspector.inspect(file, kind);
        ImageRecord image = new ImageRecord(
                kind, verdict.format(), fetched.sha256(), fetched.sizeBytes(), verdict.virtualSizeBytes());
        DurableFiles.publish(file, layout.image(id, verdict.format()), READ_ONLY);
        records.write(id, image);
        sources.discard(fetching(id));
        log.atInfo()
                .addKeyValue("image", id)
                .addKeyValue("format", image.format())
                .addKeyValue("bytes", image.sizeBytes())
                .log("image.kept");
        return image;
    }

    private static ImageRecord same(ImageRecord known, ImageKind kind, @Nullable String sha256) {
        if (known.kind() != kind || (sha256 != null && !sha256.equals(known.sha256()))) {
            throw new CloudException(
                    ErrorCode.REPEATED_DIFFERENTLY, "the image was imported before with another kind or content");
        }
        return known;
    }

    private Path fetching(ImageId image) {
        return layout.images().resolve(StoreLayout.FETCHING + image.text());
    }

    private static URI uri(String source) {
        try {
            URI uri = URI.create(source);
            if (uri.getScheme() == null) {
                throw CloudException.invalid("source", source, "a file:, http: or https: URL");
            }
            return uri.getScheme().toLowerCase(Locale.ROOT).equals("file") ? uri : uri.normalize();
        } catch (IllegalArgumentException malformed) {
            throw new CloudException(ErrorCode.INVALID, "source: " + source + " (expected: a URL)", malformed);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            log.atWarn().addKeyValue("file", file).setCause(failure).log("leftover.not.removed");
        }
    }
}
