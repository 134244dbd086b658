package cloud.yunhai.volumescheduler.testing;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.volumescheduler.app.StorageHost;
import cloud.yunhai.volumescheduler.core.GuestSettings;
import cloud.yunhai.volumescheduler.core.Imported;
import cloud.yunhai.volumescheduler.core.Located;
import cloud.yunhai.volumescheduler.core.StorageUse;
import cloud.yunhai.volumescheduler.core.VolumeFile;
import cloud.yunhai.volumescheduler.core.VolumeSpec;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The files of all hosts, in memory.
public final class InMemoryDisks implements StorageHost {
    public final List<String> steps;
    public final Map<String, Map<VolumeId, VolumeFile>> volumes = new ConcurrentHashMap<>();
    public final Map<String, Set<ImageId>> images = new ConcurrentHashMap<>();
    public final Map<String, Set<InstanceId>> seeds = new ConcurrentHashMap<>();
    /// Hosts that do not answer.
    public final Set<String> silent = ConcurrentHashMap.newKeySet();
    /// What was asked for last.
    public @Nullable VolumeSpec spec;
    /// What happens at the host when it has done something, such as the loss of the answer.
    public Runnable afterEffect = () -> {};

    public InMemoryDisks(List<String> steps) {
        this.steps = steps;
    }

    @Override
    public VolumeFile ensureVolume(Host host, VolumeSpec wanted) {
        answering(host);
        steps.add("make");
        spec = wanted;
        VolumeFile file = volumesOf(host).computeIfAbsent(wanted.volumeId(), id -> file(id, wanted));
        afterEffect.run();
        return file;
    }

    public static VolumeFile file(VolumeId id, VolumeSpec spec) {
        ImageId behind = spec.provisioning() == Provisioning.OVERLAY ? spec.imageId() : null;
        return new VolumeFile(id, "/volumes/" + id + ".qcow2", spec.sizeGib() << 30, 100, behind);
    }

    @Override
    public Located locate(Host host, VolumeId volume, InstanceId instance) {
        answering(host);
        VolumeFile file = volumesOf(host).get(volume);
        if (file == null) {
            throw CloudException.notFound("volume file", volume.text());
        }
        return new Located(file.path(), null);
    }

    @Override
    public void removeVolume(Host host, VolumeId volume) {
        answering(host);
        steps.add("unmake");
        volumesOf(host).remove(volume);
    }

    @Override
    public String ensureSeed(Host host, GuestSettings settings) {
        answering(host);
        seeds.computeIfAbsent(host.name(), _ -> new LinkedHashSet<>()).add(settings.instanceId());
        return "/seeds/" + settings.instanceId();
    }

    @Override
    public void removeSeed(Host host, InstanceId instance) {
        answering(host);
        seeds.getOrDefault(host.name(), new LinkedHashSet<>()).remove(instance);
    }

    @Override
    public Imported importImage(Host host, ImageId image, ImageKind kind, String source, @Nullable String sha256) {
        answering(host);
        imagesOf(host).add(image);
        return new Imported(host.id(), "ab".repeat(32), 10, 20, ImageFormat.QCOW2);
    }

    @Override
    public void removeImage(Host host, ImageId image) {
        answering(host);
        imagesOf(host).remove(image);
    }

    @Override
    public StorageUse use(Host host) {
        answering(host);
        Collection<InstanceId> seeded = seeds.getOrDefault(host.name(), Set.of());
        return new StorageUse(
                1000, 500, List.copyOf(volumesOf(host).values()), List.copyOf(imagesOf(host)), List.copyOf(seeded));
    }

    public Map<VolumeId, VolumeFile> volumesOf(Host host) {
        return volumes.computeIfAbsent(host.name(), _ -> Collections.synchronizedMap(new LinkedHashMap<>()));
    }

    public Set<ImageId> imagesOf(Host host) {
        return images.computeIfAbsent(host.name(), _ -> ConcurrentHashMap.newKeySet());
    }

    private void answering(Host host) {
        if (silent.contains(host.name())) {
            throw new CloudException(ErrorCode.NO_ENDPOINT, "no volume-provider on " + host.name());
        }
    }
}
