package cloud.yunhai.volumeprovider.core;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.ImageFormat;
import java.nio.file.Path;
import java.util.Locale;

/// Where everything lies below a host's data directory.
public record StoreLayout(Path directory) {
    /// Begins the name of every file that is being made; such a file found at start is a leftover.
    public static final String UNFINISHED = ".making-";

    /// Begins the name of a download that a repeat goes on with.
    public static final String FETCHING = ".fetching-";

    public StoreLayout {
        directory = directory.toAbsolutePath().normalize();
    }

    public Path volumes() {
        return directory.resolve("volumes");
    }

    public Path images() {
        return directory.resolve("images");
    }

    public Path seeds() {
        return directory.resolve("seeds");
    }

    /// The newest fencing token seen of each resource.
    public Path fences() {
        return directory.resolve("fences");
    }

    public Path volume(VolumeId id) {
        return volumes().resolve(id.text() + ".qcow2");
    }

    public Path image(ImageId id, ImageFormat format) {
        return images().resolve(id.text() + "." + format.name().toLowerCase(Locale.ROOT));
    }

    /// What was measured of an image; an image without it is not complete.
    public Path imageRecord(ImageId id) {
        return images().resolve(id.text() + ".json");
    }

    public Path seed(InstanceId id) {
        return seeds().resolve(id.text() + ".iso");
    }
}
