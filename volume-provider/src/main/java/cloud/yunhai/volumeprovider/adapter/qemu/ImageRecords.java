package cloud.yunhai.volumeprovider.adapter.qemu;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.volumeprovider.core.ImportedImage;
import cloud.yunhai.volumeprovider.core.StoreLayout;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What was measured of each image, in a file beside it. It is written last: an image without it is not
/// complete.
final class ImageRecords {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SUFFIX = ".json";

    private final StoreLayout layout;

    ImageRecords(StoreLayout layout) {
        this.layout = layout;
    }

    /// An image that this host has.
    record ImageRecord(ImageKind kind, ImageFormat format, String sha256, long sizeBytes, long virtualSizeBytes) {
        ImportedImage imported() {
            return new ImportedImage(sha256, sizeBytes, virtualSizeBytes, format);
        }
    }

    Optional<ImageRecord> find(ImageId id) {
        try {
            ImageRecord found = JSON.readValue(Files.readAllBytes(layout.imageRecord(id)), ImageRecord.class);
            return Files.exists(layout.image(id, found.format())) ? Optional.of(found) : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | JacksonException failure) {
            throw DurableFiles.failed("cannot read the record of image " + id, asIo(failure));
        }
    }

    void write(ImageId id, ImageRecord image) throws IOException {
        byte[] text = JSON.writeValueAsBytes(image);
        DurableFiles.make(layout.imageRecord(id), "rw-r--r--", file -> Files.write(file, text));
    }

    /// The images on this host, whole or not: each takes room.
    List<ImageId> all() throws IOException {
        List<ImageId> ids = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(layout.images(), ImageId.PREFIX + "_*")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!name.endsWith(SUFFIX)) {
                    ids.add(ImageId.parse(name.substring(0, name.indexOf('.'))));
                }
            }
        }
        return ids;
    }

    private static IOException asIo(Exception failure) {
        return failure instanceof IOException io ? io : new IOException(failure);
    }
}
