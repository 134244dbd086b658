package cloud.yunhai.volumeprovider.adapter.sim;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.ResourceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.sim.SimulatedJournal;
import cloud.yunhai.volumeprovider.core.ImportedImage;
import cloud.yunhai.volumeprovider.core.StoreLayout;
import cloud.yunhai.volumeprovider.core.VolumeFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What lies on one simulated host. It outlives the process: each change is in the journal, under `KIND/HOST/ID`.
///
/// Not for use by several threads: [SimulatedStore] takes turns.
public final class SimulatedDisk {
    private static final int KEY_PARTS = 3;

    private final String host;
    private final StoreLayout layout;
    private final SimulatedJournal journal;
    private final Map<VolumeId, VolumeFile> volumes = new HashMap<>();
    private final Map<ImageId, Kept> images = new HashMap<>();
    private final Set<InstanceId> seeds = new HashSet<>();
    private final Map<String, Fence> fences = new HashMap<>();

    /// An image.
    record Kept(ImageKind kind, ImportedImage image) {}

    /// The newest token seen of a resource, and when it was last shown.
    record Fence(long token, Instant seenAt) {}

    private SimulatedDisk(String host, StoreLayout layout, SimulatedJournal journal) {
        this.host = host;
        this.layout = layout;
        this.journal = journal;
    }

    /// The disks of these hosts as the journal knows them, by host; new ones are empty.
    ///
    /// @param directory paths of volumes look as if they lay below it
    public static Map<String, SimulatedDisk> read(SimulatedJournal journal, Path directory, Collection<String> hosts) {
        Map<String, SimulatedDisk> disks = new LinkedHashMap<>();
        hosts.forEach(
                host -> disks.put(host, new SimulatedDisk(host, new StoreLayout(directory.resolve(host)), journal)));
        journal.values().forEach((key, value) -> {
            List<String> parts = Arrays.asList(key.split("/", KEY_PARTS));
            SimulatedDisk disk = parts.size() == KEY_PARTS ? disks.get(parts.get(1)) : null;
            if (disk != null) {
                disk.restore(parts.get(0), parts.get(2), value);
            }
        });
        return disks;
    }

    String host() {
        return host;
    }

    StoreLayout layout() {
        return layout;
    }

    Collection<VolumeFile> volumes() {
        return volumes.values();
    }

    @Nullable
    VolumeFile volume(VolumeId id) {
        return volumes.get(id);
    }

    void keep(VolumeFile volume) {
        volumes.put(volume.volumeId(), volume);
        ImageId backing = volume.backingImageId();
        put(
                "volume",
                volume.volumeId().text(),
                volume.virtualSizeBytes() + "|" + volume.usedBytes() + "|" + (backing == null ? "" : backing.text()));
    }

    void remove(VolumeId id) {
        volumes.remove(id);
        drop("volume", id.text());
    }

    Map<ImageId, Kept> images() {
        return images;
    }

    void keep(ImageId id, Kept kept) {
        images.put(id, kept);
        ImportedImage image = kept.image();
        put(
                "image",
                id.text(),
                String.join(
                        "|",
                        kept.kind().name(),
                        image.sha256(),
                        Long.toString(image.sizeBytes()),
                        Long.toString(image.virtualSizeBytes()),
                        image.format().name()));
    }

    void remove(ImageId id) {
        images.remove(id);
        drop("image", id.text());
    }

    Set<InstanceId> seeds() {
        return seeds;
    }

    void keepSeed(InstanceId id) {
        seeds.add(id);
        put("seed", id.text(), "");
    }

    void removeSeed(InstanceId id) {
        seeds.remove(id);
        drop("seed", id.text());
    }

    @Nullable
    Fence fence(ResourceId resource) {
        return fences.get(resource.text());
    }

    void keepFence(ResourceId resource, Fence fence) {
        fences.put(resource.text(), fence);
        put("fence", resource.text(), fence.token() + "|" + fence.seenAt().toEpochMilli());
    }

    /// Forgets the tokens of what is gone and was last spoken of before that moment.
    void forgetFences(Instant before) {
        Set<String> there = new HashSet<>();
        volumes.keySet().forEach(id -> there.add(id.text()));
        images.keySet().forEach(id -> there.add(id.text()));
        seeds.forEach(id -> there.add(id.text()));
        List<String> gone = fences.entrySet().stream()
                .filter(entry -> entry.getValue().seenAt().isBefore(before))
                .map(Map.Entry::getKey)
                .filter(id -> !there.contains(id))
                .toList();
        gone.forEach(id -> {
            fences.remove(id);
            drop("fence", id);
        });
    }

    private void restore(String kind, String id, String value) {
        List<String> fields = Arrays.asList(value.split("\\|", -1));
        switch (kind) {
            case "volume" -> volumes.put(VolumeId.parse(id), volume(VolumeId.parse(id), fields));
            case "image" -> images.put(ImageId.parse(id), image(fields));
            case "seed" -> seeds.add(InstanceId.parse(id));
            case "fence" ->
                fences.put(
                        id,
                        new Fence(Long.parseLong(fields.get(0)), Instant.ofEpochMilli(Long.parseLong(fields.get(1)))));
            default -> throw new IllegalStateException("simulated disk of " + host + ": an unknown kind " + kind);
        }
    }

    private VolumeFile volume(VolumeId id, List<String> fields) {
        String backing = fields.get(2);
        return new VolumeFile(
                id,
                layout.volume(id).toString(),
                Long.parseLong(fields.get(0)),
                Long.parseLong(fields.get(1)),
                backing.isEmpty() ? null : ImageId.parse(backing));
    }

    private static Kept image(List<String> fields) {
        ImportedImage image = new ImportedImage(
                fields.get(1),
                Long.parseLong(fields.get(2)),
                Long.parseLong(fields.get(3)),
                ImageFormat.valueOf(fields.get(4)));
        return new Kept(ImageKind.valueOf(fields.get(0)), image);
    }

    private void put(String kind, String id, String value) {
        journal.put(kind + "/" + host + "/" + id, value);
    }

    private void drop(String kind, String id) {
        journal.remove(kind + "/" + host + "/" + id);
    }
}
