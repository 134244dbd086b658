package cloud.yunhai.volumeprovider.adapter.sim;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.ResourceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.volumeprovider.app.Store;
import cloud.yunhai.volumeprovider.core.GuestSettings;
import cloud.yunhai.volumeprovider.core.ImportRequest;
import cloud.yunhai.volumeprovider.core.ImportedImage;
import cloud.yunhai.volumeprovider.core.Located;
import cloud.yunhai.volumeprovider.core.SeedDocuments;
import cloud.yunhai.volumeprovider.core.StorageUse;
import cloud.yunhai.volumeprovider.core.VolumeFile;
import cloud.yunhai.volumeprovider.core.VolumeSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/// A storage host without files, by the same rules as a real one: what is refused there is refused here. It has
/// room, and takes the image of a volume for fetched when the request names a host that has it.
public final class SimulatedStore implements Store {
    /// A fleet makes and removes thousands of volumes in an hour, and holds what it remembers in memory.
    public static final Duration FENCES_KEPT = Duration.ofHours(1);

    private static final long USED_BYTES = 196_624;
    private static final long IMAGE_BYTES = 32L << 20;
    private static final long IMAGE_VIRTUAL_BYTES = 80L << 20;

    private final String host;
    private final SimulatedDisk disk;
    private final long totalBytes;
    private final Simulations simulations;
    private final InstantSource clock;

    /// @param totalBytes what the host has
    public SimulatedStore(SimulatedDisk disk, long totalBytes, Simulations simulations, InstantSource clock) {
        this.host = disk.host();
        this.disk = disk;
        this.totalBytes = totalBytes;
        this.simulations = simulations;
        this.clock = clock;
    }

    @Override
    public VolumeFile ensureVolume(VolumeSpec spec, OptionalLong fence) {
        simulations.meet(host, "ensureVolume");
        return ensure(spec, fence);
    }

    @Override
    public Located locate(VolumeId volume, InstanceId instance) {
        simulations.meet(host, "locate");
        return find(volume, instance);
    }

    @Override
    public void removeVolume(VolumeId volume, OptionalLong fence) {
        simulations.meet(host, "removeVolume");
        synchronized (this) {
            check(volume, fence);
            disk.remove(volume);
        }
    }

    @Override
    public String ensureSeed(GuestSettings settings, OptionalLong fence) {
        simulations.meet(host, "ensureSeed");
        SeedDocuments.of(settings);
        synchronized (this) {
            check(settings.instanceId(), fence);
            disk.keepSeed(settings.instanceId());
            return disk.layout().seed(settings.instanceId()).toString();
        }
    }

    @Override
    public void removeSeed(InstanceId instance, OptionalLong fence) {
        simulations.meet(host, "removeSeed");
        synchronized (this) {
            check(instance, fence);
            disk.removeSeed(instance);
        }
    }

    @Override
    public ImportedImage importImage(ImportRequest request, OptionalLong fence) {
        simulations.meet(host, "importImage");
        synchronized (this) {
            check(request.imageId(), fence);
            SimulatedDisk.Kept known = disk.images().get(request.imageId());
            if (known != null) {
                return same(known, request);
            }
            String sha256 = request.sha256() == null ? "0".repeat(64) : request.sha256();
            return keep(request.imageId(), request.kind(), sha256);
        }
    }

    @Override
    public void removeImage(ImageId image, OptionalLong fence) {
        simulations.meet(host, "removeImage");
        synchronized (this) {
            check(image, fence);
            for (VolumeFile volume : disk.volumes()) {
                if (image.equals(volume.backingImageId())) {
                    throw new CloudException(
                            ErrorCode.IN_USE, "volume " + volume.volumeId() + " is an overlay on image " + image);
                }
            }
            disk.remove(image);
        }
    }

    @Override
    public byte[] readImage(ImageId image, long offset, int length) {
        simulations.meet(host, "readImage");
        synchronized (this) {
            SimulatedDisk.Kept kept = disk.images().get(image);
            if (kept == null) {
                throw CloudException.notFound("image", image.text());
            }
            long left = Math.max(0, kept.image().sizeBytes() - offset);
            return new byte[(int) Math.min(length, left)];
        }
    }

    @Override
    public StorageUse use() {
        simulations.meet(host, "storageUse");
        synchronized (this) {
            return new StorageUse(
                    totalBytes,
                    totalBytes - used(),
                    List.copyOf(disk.volumes()),
                    List.copyOf(disk.images().keySet()),
                    List.copyOf(disk.seeds()));
        }
    }

    @Override
    public synchronized void sweep() {
        disk.forgetFences(clock.instant().minus(FENCES_KEPT));
    }

    private synchronized VolumeFile ensure(VolumeSpec spec, OptionalLong fence) {
        check(spec.volumeId(), fence);
        ImageId backing = spec.provisioning() == Provisioning.OVERLAY ? spec.imageId() : null;
        VolumeFile there = disk.volume(spec.volumeId());
        if (there != null) {
            if (there.virtualSizeBytes() != spec.sizeBytes() || !Objects.equals(there.backingImageId(), backing)) {
                throw new CloudException(
                        ErrorCode.REPEATED_DIFFERENTLY,
                        "volume " + spec.volumeId() + " exists with another size or image");
            }
            return there;
        }
        SimulatedDisk.Kept base = spec.imageId() == null ? null : base(spec, spec.imageId());
        if (base != null && base.image().virtualSizeBytes() > spec.sizeBytes()) {
            throw CloudException.invalid("sizeGib", spec.sizeGib(), "at least the image's size");
        }
        long bytes = base == null || spec.provisioning() == Provisioning.OVERLAY
                ? USED_BYTES
                : base.image().sizeBytes();
        if (used() + bytes > totalBytes) {
            throw new CloudException(ErrorCode.NO_STORAGE, "the storage host's disk is full");
        }
        String path = disk.layout().volume(spec.volumeId()).toString();
        VolumeFile made = new VolumeFile(spec.volumeId(), path, spec.sizeBytes(), bytes, backing);
        disk.keep(made);
        return made;
    }

    private synchronized Located find(VolumeId volume, InstanceId instance) {
        VolumeFile file = disk.volume(volume);
        if (file == null) {
            throw CloudException.notFound("volume", volume.text());
        }
        return new Located(
                file.path(),
                disk.seeds().contains(instance) ? disk.layout().seed(instance).toString() : null);
    }

    private SimulatedDisk.Kept base(VolumeSpec spec, ImageId image) {
        SimulatedDisk.Kept kept = disk.images().get(image);
        if (kept == null) {
            if (spec.imageHostName() == null || spec.imageSha256() == null) {
                throw CloudException.notFound("image", image.text());
            }
            keep(image, ImageKind.TEMPLATE, spec.imageSha256());
            kept = Objects.requireNonNull(disk.images().get(image));
        }
        if (kept.kind() != ImageKind.TEMPLATE) {
            throw CloudException.invalid("imageId", image, "a template; an ISO is no base for a volume");
        }
        return kept;
    }

    private ImportedImage keep(ImageId id, ImageKind kind, String sha256) {
        ImportedImage image = switch (kind) {
            case TEMPLATE -> new ImportedImage(sha256, IMAGE_BYTES, IMAGE_VIRTUAL_BYTES, ImageFormat.QCOW2);
            case ISO -> new ImportedImage(sha256, IMAGE_BYTES, IMAGE_BYTES, ImageFormat.ISO);
        };
        disk.keep(id, new SimulatedDisk.Kept(kind, image));
        return image;
    }

    private static ImportedImage same(SimulatedDisk.Kept known, ImportRequest request) {
        String sha256 = request.sha256();
        if (known.kind() != request.kind()
                || (sha256 != null && !sha256.equals(known.image().sha256()))) {
            throw new CloudException(
                    ErrorCode.REPEATED_DIFFERENTLY, "the image was imported before with another kind or content");
        }
        return known.image();
    }

    private void check(ResourceId resource, OptionalLong fence) {
        if (fence.isEmpty()) {
            return;
        }
        SimulatedDisk.Fence newest = disk.fence(resource);
        if (newest != null && fence.getAsLong() < newest.token()) {
            throw CloudException.of(
                            ErrorCode.FENCED_OUT, "a newer owner of the operation has changed " + resource.text())
                    .internal("token " + fence.getAsLong() + " after " + newest.token())
                    .build();
        }
        disk.keepFence(resource, new SimulatedDisk.Fence(fence.getAsLong(), clock.instant()));
    }

    private long used() {
        long files = disk.volumes().stream().mapToLong(VolumeFile::usedBytes).sum();
        long templates = disk.images().values().stream()
                .mapToLong(kept -> kept.image().sizeBytes())
                .sum();
        return files + templates;
    }
}
