package cloud.yunhai.volumeprovider.adapter.qemu;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.volumeprovider.core.Qcow2Header;
import cloud.yunhai.volumeprovider.core.StoreLayout;
import cloud.yunhai.volumeprovider.core.VolumeFile;
import cloud.yunhai.volumeprovider.core.VolumeSpec;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The volumes of a host: qcow2 files. What a volume is stands in its own head; there is no second record
/// to disagree.
final class QemuVolumes {
    // libvirt gives the file to qemu's user when it starts the VM, and takes it back afterwards.
    private static final String OWNER_ONLY = "rw-------";
    private static final String SUFFIX = ".qcow2";

    private final StoreLayout layout;
    private final QemuImg qemuImg;
    private final QemuImages images;

    QemuVolumes(StoreLayout layout, QemuImg qemuImg, QemuImages images) {
        this.layout = layout;
        this.qemuImg = qemuImg;
        this.images = images;
    }

    /// Makes the volume unless it is there. The caller holds its lock.
    VolumeFile ensure(VolumeSpec spec) {
        Optional<VolumeFile> there = find(spec.volumeId());
        if (there.isPresent()) {
            return same(there.get(), spec);
        }
        QemuImages.Base base = spec.imageId() == null ? null : images.base(spec, spec.imageId());
        if (base != null && base.virtualSizeBytes() > spec.sizeBytes()) {
            throw CloudException.invalid(
                    "sizeGib",
                    spec.sizeGib(),
                    "at least " + gibRoundedUp(base.virtualSizeBytes()) + ", the image's size");
        }
        try {
            DurableFiles.make(layout.volume(spec.volumeId()), OWNER_ONLY, file -> make(spec, base, file));
        } catch (IOException failure) {
            throw DurableFiles.failed("cannot make volume " + spec.volumeId(), failure);
        }
        return find(spec.volumeId())
                .orElseThrow(
                        () -> CloudException.notFound("volume", spec.volumeId().text()));
    }

    Optional<VolumeFile> find(VolumeId id) {
        try {
            return Optional.of(read(id, layout.volume(id)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw DurableFiles.failed("cannot read volume " + id, failure);
        }
    }

    void remove(VolumeId id) {
        try {
            DurableFiles.remove(layout.volume(id));
        } catch (IOException failure) {
            throw DurableFiles.failed("cannot remove volume " + id, failure);
        }
    }

    List<VolumeFile> all() throws IOException {
        List<VolumeFile> volumes = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(layout.volumes(), VolumeId.PREFIX + "_*" + SUFFIX)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                try {
                    VolumeId id = VolumeId.parse(name.substring(0, name.length() - SUFFIX.length()));
                    volumes.add(read(id, file));
                } catch (NoSuchFileException removedMeanwhile) {
                    // Then it is none of the host's volumes.
                }
            }
        }
        return volumes;
    }

    private void make(VolumeSpec spec, QemuImages.@Nullable Base base, Path file) {
        if (base == null) {
            qemuImg.createBlank(file, spec.sizeBytes());
        } else if (spec.provisioning() == Provisioning.OVERLAY) {
            qemuImg.createOverlay(file, base.file(), base.format(), spec.sizeBytes());
        } else {
            qemuImg.copy(base.file(), base.format(), file);
            if (base.virtualSizeBytes() < spec.sizeBytes()) {
                qemuImg.grow(file, spec.sizeBytes());
            }
        }
    }

    private static VolumeFile same(VolumeFile there, VolumeSpec spec) {
        ImageId backing = spec.provisioning() == Provisioning.OVERLAY ? spec.imageId() : null;
        if (there.virtualSizeBytes() != spec.sizeBytes() || !Objects.equals(there.backingImageId(), backing)) {
            throw new CloudException(
                    ErrorCode.REPEATED_DIFFERENTLY, "volume " + spec.volumeId() + " exists with another size or image");
        }
        return there;
    }

    private static VolumeFile read(VolumeId id, Path file) throws IOException {
        Qcow2Header head = Qcow2Header.parse(ImageInspector.start(file));
        return new VolumeFile(
                id, file.toString(), head.virtualSizeBytes(), Files.size(file), image(head.backingFile()));
    }

    private static @Nullable ImageId image(@Nullable String backingFile) {
        if (backingFile == null) {
            return null;
        }
        String name = String.valueOf(Path.of(backingFile).getFileName());
        return ImageId.parse(name.substring(0, Math.max(0, name.indexOf('.'))));
    }

    private static long gibRoundedUp(long bytes) {
        return (bytes + (1L << 30) - 1) >> 30;
    }
}
