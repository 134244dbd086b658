package cloud.yunhai.volumeprovider.adapter.qemu;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.ResourceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.volumeprovider.app.ImagePeers;
import cloud.yunhai.volumeprovider.app.ImageSource;
import cloud.yunhai.volumeprovider.app.KeyedLocks;
import cloud.yunhai.volumeprovider.app.Store;
import cloud.yunhai.volumeprovider.core.GuestSettings;
import cloud.yunhai.volumeprovider.core.ImportRequest;
import cloud.yunhai.volumeprovider.core.ImportedImage;
import cloud.yunhai.volumeprovider.core.IsoMedium;
import cloud.yunhai.volumeprovider.core.Located;
import cloud.yunhai.volumeprovider.core.SeedDocuments;
import cloud.yunhai.volumeprovider.core.StorageUse;
import cloud.yunhai.volumeprovider.core.StoreLayout;
import cloud.yunhai.volumeprovider.core.VolumeFile;
import cloud.yunhai.volumeprovider.core.VolumeSpec;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real host's files, made by qemu-img. See [StoreLayout] for where they lie.
public final class QemuStore implements Store {
    private static final Logger log = LoggerFactory.getLogger(QemuStore.class);
    private static final Duration DOWNLOAD_KEPT = Duration.ofDays(1);
    private static final String PASSABLE = "rwx--x--x";
    private static final String PRIVATE = "rwx------";
    private static final String LABEL = "cidata";

    private final StoreLayout layout;
    private final Fences fences;
    private final QemuImages images;
    private final QemuVolumes volumes;
    private final InstantSource clock;
    private final KeyedLocks<ResourceId> locks = new KeyedLocks<>();

    /// What a store is made of.
    ///
    /// @param imageBytesMax no image is larger
    /// @param shortLimit time for programs that touch a file's head only
    /// @param longLimit time for programs that read whole disks
    public record Settings(
            Path directory, String qemuImg, Duration shortLimit, Duration longLimit, long imageBytesMax) {}

    private QemuStore(Settings settings, ImageSource sources, ImagePeers peers, InstantSource clock) {
        this.clock = clock;
        layout = new StoreLayout(settings.directory());
        fences = new Fences(layout.fences());
        QemuImg qemuImg = new QemuImg(settings.qemuImg(), settings.shortLimit(), settings.longLimit());
        images = new QemuImages(layout, new ImageInspector(qemuImg), sources, peers, settings.imageBytesMax());
        volumes = new QemuVolumes(layout, qemuImg, images);
    }

    /// Opens the store: makes its directories and sweeps what a crash has left.
    public static QemuStore open(Settings settings, ImageSource sources, ImagePeers peers, InstantSource clock) {
        QemuStore store = new QemuStore(settings, sources, peers, clock);
        store.prepare(clock.instant());
        return store;
    }

    @Override
    public VolumeFile ensureVolume(VolumeSpec spec, OptionalLong fence) {
        return locks.with(spec.volumeId(), () -> {
            fences.check(spec.volumeId(), fence);
            return volumes.ensure(spec);
        });
    }

    @Override
    public Located locate(VolumeId volume, InstanceId instance) {
        VolumeFile file = volumes.find(volume).orElseThrow(() -> CloudException.notFound("volume", volume.text()));
        Path seed = layout.seed(instance);
        return new Located(file.path(), Files.exists(seed) ? seed.toString() : null);
    }

    @Override
    public void removeVolume(VolumeId volume, OptionalLong fence) {
        locks.with(volume, () -> {
            fences.check(volume, fence);
            volumes.remove(volume);
            return true;
        });
    }

    @Override
    public String ensureSeed(GuestSettings settings, OptionalLong fence) {
        byte[] medium = IsoMedium.of(LABEL, SeedDocuments.of(settings));
        Path seed = layout.seed(settings.instanceId());
        return locks.with(settings.instanceId(), () -> {
            fences.check(settings.instanceId(), fence);
            try {
                if (!same(seed, medium)) {
                    DurableFiles.make(seed, "rw-------", file -> SecretFiles.write(file, medium));
                }
                return seed.toString();
            } catch (IOException failure) {
                throw DurableFiles.failed("cannot write the seed of " + settings.instanceId(), failure);
            }
        });
    }

    @Override
    public void removeSeed(InstanceId instance, OptionalLong fence) {
        locks.with(instance, () -> {
            fences.check(instance, fence);
            try {
                return DurableFiles.remove(layout.seed(instance));
            } catch (IOException failure) {
                throw DurableFiles.failed("cannot remove the seed of " + instance, failure);
            }
        });
    }

    @Override
    public ImportedImage importImage(ImportRequest request, OptionalLong fence) {
        return images.importImage(request, () -> fences.check(request.imageId(), fence))
                .imported();
    }

    @Override
    public void removeImage(ImageId image, OptionalLong fence) {
        images.remove(image, () -> {
            fences.check(image, fence);
            requireNoOverlay(image);
        });
    }

    @Override
    public byte[] readImage(ImageId image, long offset, int length) {
        return images.read(image, offset, length);
    }

    @Override
    public StorageUse use() {
        try {
            FileStore disk = Files.getFileStore(layout.directory());
            return new StorageUse(
                    disk.getTotalSpace(),
                    disk.getUsableSpace(),
                    volumes.all(),
                    images.records().all(),
                    seeds());
        } catch (IOException failure) {
            throw DurableFiles.failed("cannot look through the store", failure);
        }
    }

    @Override
    public void sweep() {
        fences.sweep(clock.instant(), this::isThere);
    }

    /// Whether there is a file of the volume, image or instance of that id.
    private boolean isThere(String id) {
        return Files.exists(layout.volumes().resolve(id + ".qcow2"))
                || Files.exists(layout.images().resolve(id + ".json"))
                || Files.exists(layout.seeds().resolve(id + ".iso"));
    }

    private void requireNoOverlay(ImageId image) {
        try {
            for (VolumeFile volume : volumes.all()) {
                if (image.equals(volume.backingImageId())) {
                    throw new CloudException(
                            ErrorCode.IN_USE, "volume " + volume.volumeId() + " is an overlay on image " + image);
                }
            }
        } catch (IOException failure) {
            throw DurableFiles.failed("cannot look through the store", failure);
        }
    }

    private List<InstanceId> seeds() throws IOException {
        List<InstanceId> instances = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(layout.seeds(), InstanceId.PREFIX + "_*.iso")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                instances.add(InstanceId.parse(name.substring(0, name.indexOf('.'))));
            }
        }
        return instances;
    }

    private void prepare(Instant now) {
        DurableFiles.ensureDirectory(layout.directory(), PASSABLE);
        DurableFiles.ensureDirectory(layout.fences(), PRIVATE);
        int swept = 0;
        for (Path directory : List.of(layout.volumes(), layout.images(), layout.seeds())) {
            DurableFiles.ensureDirectory(directory, PASSABLE);
            swept += DurableFiles.sweep(directory);
        }
        swept += DurableFiles.sweepOlder(layout.images(), StoreLayout.FETCHING, now.minus(DOWNLOAD_KEPT));
        sweep();
        log.atInfo()
                .addKeyValue("directory", layout.directory())
                .addKeyValue("swept", swept)
                .log("store.opened");
    }

    private static boolean same(Path file, byte[] content) throws IOException {
        return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content);
    }
}
