package cloud.yunhai.volumescheduler.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.volume.Volume;
import cloud.yunhai.common.model.volume.VolumeState;
import cloud.yunhai.volumescheduler.core.Located;
import cloud.yunhai.volumescheduler.core.RootVolumeRequest;
import cloud.yunhai.volumescheduler.core.StorageHosts;
import cloud.yunhai.volumescheduler.core.VolumeFile;
import cloud.yunhai.volumescheduler.core.VolumePlaced;
import cloud.yunhai.volumescheduler.core.VolumeSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Root volumes: room claimed in the books first, then the file on the host; and back in the other order, so that the
/// books never say less than the disks hold.
public final class RootVolumes {
    private final VolumeRecords volumes;
    private final HostRecords hosts;
    private final ImageRecords images;
    private final StorageHost storage;

    public RootVolumes(VolumeRecords volumes, HostRecords hosts, ImageRecords images, StorageHost storage) {
        this.volumes = volumes;
        this.hosts = hosts;
        this.images = images;
        this.storage = storage;
    }

    /// Claims, makes and records the volume; a repeat gives the same.
    public VolumePlaced ensure(RootVolumeRequest request) {
        Host near = StorageHosts.requireStorage(hosts.get(request.hostId()));
        Image image = images.get(request.imageId());
        if (image.state() != ImageState.AVAILABLE) {
            throw new CloudException(
                    ErrorCode.WRONG_STATE, "image " + image.id() + " is " + image.state() + " (expected: AVAILABLE)");
        }
        Volume volume = volumes.claim(request, List.of(near.id()));
        Host host = volume.hostId() == null || volume.hostId().equals(near.id()) ? near : hosts.get(volume.hostId());
        VolumeFile file = storage.ensureVolume(host, spec(request, image, host));
        if (volume.state() == VolumeState.CREATING) {
            volumes.recordState(request.volumeId(), VolumeState.AVAILABLE, null);
        }
        return new VolumePlaced(request.volumeId(), host.id(), host.name(), file.path());
    }

    /// Where an existing volume lies; NOT_FOUND when it or its file is missing.
    public Located locate(VolumeId volume, InstanceId instance) {
        Volume found = volumes.find(volume).orElseThrow(() -> CloudException.notFound("volume", volume.text()));
        if (found.hostId() == null || found.state() == VolumeState.DELETED) {
            throw CloudException.notFound("volume", volume.text());
        }
        return storage.locate(hosts.get(found.hostId()), volume, instance);
    }

    /// The file gone, then the claim returned.
    public void removeIfPresent(VolumeId volume) {
        Volume found = volumes.find(volume).orElse(null);
        if (found == null || found.state() == VolumeState.DELETED) {
            return;
        }
        if (found.hostId() != null) {
            storage.removeVolume(hosts.get(found.hostId()), volume);
        }
        volumes.remove(volume);
    }

    /// In use by the instance, or by none.
    public void attach(VolumeId volume, @Nullable InstanceId instance) {
        volumes.recordState(volume, instance == null ? VolumeState.AVAILABLE : VolumeState.IN_USE, instance);
    }

    private VolumeSpec spec(RootVolumeRequest request, Image image, Host host) {
        HostId origin = image.hostId();
        String originName = origin == null || origin.equals(host.id())
                ? null
                : hosts.get(origin).name();
        return new VolumeSpec(
                request.volumeId(),
                request.sizeGib(),
                request.provisioning(),
                request.imageId(),
                image.sha256(),
                originName);
    }
}
