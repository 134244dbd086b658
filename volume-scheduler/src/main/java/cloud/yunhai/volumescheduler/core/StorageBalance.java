package cloud.yunhai.volumescheduler.core;

import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.volume.Volume;
import cloud.yunhai.common.model.volume.VolumeState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares the books with the disks of the hosts that could be asked.
///
/// Every file must be somebody's: a volume's that lies on this host, an image's that exists, an instance's that is on
/// this host. Every volume that is made, and every image's named copy, must be there and be what the books say. What is
/// being made or removed may be there or not.
public final class StorageBalance {
    private static final String FILE = "file";

    private final List<Imbalance> found = new ArrayList<>();

    private StorageBalance() {}

    /// What the books say.
    public record Books(List<Volume> volumes, List<Image> images, List<Instance> instances) {}

    /// What does not add up; empty when all is right.
    public static List<Imbalance> compare(Books books, Map<Host, StorageUse> disks) {
        StorageBalance balance = new StorageBalance();
        Map<VolumeId, Volume> volumes = byId(books.volumes(), Volume::id);
        Map<ImageId, Image> images = byId(books.images(), Image::id);
        Map<InstanceId, Instance> instances = byId(books.instances(), Instance::id);
        disks.forEach((host, use) -> {
            use.volumes().forEach(file -> balance.volumeFile(host, file, volumes.get(file.volumeId())));
            use.imageIds().forEach(image -> balance.imageFile(host, image, images.get(image)));
            use.seedInstanceIds().forEach(instance -> balance.seedFile(host, instance, instances.get(instance)));
        });
        Map<HostId, StorageUse> byHost = new HashMap<>();
        disks.forEach((host, use) -> byHost.put(host.id(), use));
        books.volumes().stream()
                .filter(volume -> !busy(instances, volume.instanceId()))
                .forEach(volume -> balance.volume(volume, byHost.get(volume.hostId())));
        books.images().stream()
                .filter(image -> image.operationId() == null)
                .forEach(image -> balance.image(image, byHost.get(image.hostId())));
        return List.copyOf(balance.found);
    }

    /// A deletion takes the file away before the record.
    private static boolean busy(Map<InstanceId, Instance> instances, @Nullable InstanceId id) {
        Instance instance = id == null ? null : instances.get(id);
        return instance != null && instance.operationId() != null;
    }

    private void volumeFile(Host host, VolumeFile file, @Nullable Volume volume) {
        if (volume == null
                || volume.state() == VolumeState.DELETED
                || !host.id().equals(volume.hostId())) {
            add(file.volumeId().text(), FILE, 0, 1, "a file on " + host.name() + " that no volume there has");
            return;
        }
        long claimed = volume.sizeGib() << 30;
        if (file.virtualSizeBytes() != claimed) {
            add(volume.id().text(), "bytes", claimed, file.virtualSizeBytes(), "another size on " + host.name());
        }
        ImageId behind = volume.provisioning() == Provisioning.OVERLAY ? volume.imageId() : null;
        if (!Objects.equals(behind, file.backingImageId())) {
            add(volume.id().text(), "image", 1, 0, "lies on " + file.backingImageId() + " (expected: " + behind + ")");
        }
    }

    private void imageFile(Host host, ImageId file, @Nullable Image image) {
        if (image == null || image.state() == ImageState.DELETED) {
            add(file.text(), FILE, 0, 1, "a file on " + host.name() + " of no image");
        }
    }

    private void seedFile(Host host, InstanceId file, @Nullable Instance instance) {
        boolean being = instance != null && instance.operationId() != null;
        boolean here = instance != null
                && instance.state() != InstanceState.DELETED
                && host.id().equals(instance.hostId());
        if (!here && !being) {
            add(file.text(), "seed", 0, 1, "a seed on " + host.name() + " of no instance there");
        }
    }

    private void volume(Volume volume, @Nullable StorageUse use) {
        boolean made = volume.state() == VolumeState.AVAILABLE || volume.state() == VolumeState.IN_USE;
        if (made && use != null && !volumeIds(use).contains(volume.id())) {
            add(volume.id().text(), FILE, 1, 0, "its file is missing");
        }
    }

    private void image(Image image, @Nullable StorageUse use) {
        if (image.state() == ImageState.AVAILABLE
                && use != null
                && !use.imageIds().contains(image.id())) {
            add(image.id().text(), FILE, 1, 0, "its file is missing on the host that it is recorded on");
        }
    }

    private void add(String subject, String quantity, long claimed, long used, String detail) {
        found.add(new Imbalance(subject, quantity, claimed, used, detail));
    }

    private static Set<VolumeId> volumeIds(StorageUse use) {
        Set<VolumeId> ids = new HashSet<>();
        use.volumes().forEach(file -> ids.add(file.volumeId()));
        return ids;
    }

    private static <K, V> Map<K, V> byId(List<V> values, Function<V, K> id) {
        return values.stream().collect(Collectors.toMap(id, Function.identity(), (first, second) -> second));
    }
}
