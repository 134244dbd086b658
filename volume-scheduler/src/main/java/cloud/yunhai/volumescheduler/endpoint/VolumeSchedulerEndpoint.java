package cloud.yunhai.volumescheduler.endpoint;

import static cloud.yunhai.common.codec.Arguments.read;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TImbalance;
import cloud.yunhai.common.idl.types.TImageKind;
import cloud.yunhai.common.idl.volumescheduler.TGuestSettings;
import cloud.yunhai.common.idl.volumescheduler.TImported;
import cloud.yunhai.common.idl.volumescheduler.TLocated;
import cloud.yunhai.common.idl.volumescheduler.TRootVolumeRequest;
import cloud.yunhai.common.idl.volumescheduler.TVolumePlaced;
import cloud.yunhai.common.idl.volumescheduler.VolumeScheduler;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.volumescheduler.app.ImageFiles;
import cloud.yunhai.volumescheduler.app.RootVolumes;
import cloud.yunhai.volumescheduler.app.Seeds;
import cloud.yunhai.volumescheduler.app.StorageCheck;
import cloud.yunhai.volumescheduler.core.GuestSettings;
import cloud.yunhai.volumescheduler.core.RootVolumeRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Volumes, seeds and image files over TIP.
public final class VolumeSchedulerEndpoint implements VolumeScheduler.Iface {
    private final RootVolumes volumes;
    private final Seeds seeds;
    private final ImageFiles images;
    private final StorageCheck check;

    public VolumeSchedulerEndpoint(RootVolumes volumes, Seeds seeds, ImageFiles images, StorageCheck check) {
        this.volumes = volumes;
        this.seeds = seeds;
        this.images = images;
        this.check = check;
    }

    @Override
    public TVolumePlaced ensureRootVolume(TRootVolumeRequest request) {
        RootVolumeRequest wanted = read(() -> ThriftCodec.decode(request, RootVolumeRequest.class));
        return ThriftCodec.encode(volumes.ensure(wanted), TVolumePlaced.class);
    }

    @Override
    public TLocated locate(String volumeId, String instanceId) {
        VolumeId volume = read(() -> VolumeId.parse(volumeId));
        InstanceId instance = read(() -> InstanceId.parse(instanceId));
        return ThriftCodec.encode(volumes.locate(volume, instance), TLocated.class);
    }

    @Override
    public void removeVolume(String volumeId) {
        volumes.removeIfPresent(read(() -> VolumeId.parse(volumeId)));
    }

    @Override
    public void attach(String volumeId, @Nullable String instanceId) {
        VolumeId volume = read(() -> VolumeId.parse(volumeId));
        volumes.attach(volume, instanceId == null ? null : read(() -> InstanceId.parse(instanceId)));
    }

    @Override
    public String ensureSeed(String hostId, TGuestSettings settings) {
        HostId host = read(() -> HostId.parse(hostId));
        GuestSettings wanted = read(() -> ThriftCodec.decode(settings, GuestSettings.class));
        return seeds.ensure(host, wanted);
    }

    @Override
    public void removeSeed(String hostId, String instanceId) {
        HostId host = read(() -> HostId.parse(hostId));
        seeds.removeIfPresent(host, read(() -> InstanceId.parse(instanceId)));
    }

    @Override
    public TImported importImage(String imageId, TImageKind kind, String source, @Nullable String sha256) {
        ImageId image = read(() -> ImageId.parse(imageId));
        ImageKind wanted = ImageKind.valueOf(kind.name());
        return ThriftCodec.encode(images.importImage(image, wanted, source, sha256), TImported.class);
    }

    @Override
    public void removeImage(String imageId) {
        images.removeIfPresent(read(() -> ImageId.parse(imageId)));
    }

    @Override
    public List<TImbalance> check() {
        return ThriftCodec.encodeAll(check.check(), TImbalance.class);
    }
}
