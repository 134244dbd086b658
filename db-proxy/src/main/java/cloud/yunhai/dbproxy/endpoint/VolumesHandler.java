package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TNewVolume;
import cloud.yunhai.common.idl.dbproxy.TVolumePage;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TVolume;
import cloud.yunhai.common.idl.types.TVolumeState;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.volume.Volume;
import cloud.yunhai.common.model.volume.VolumeState;
import cloud.yunhai.dbproxy.app.NewVolume;
import cloud.yunhai.dbproxy.app.Volumes;
import cloud.yunhai.dbproxy.app.store.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Volumes.
public final class VolumesHandler implements cloud.yunhai.common.idl.dbproxy.Volumes.Iface {
    private final Volumes volumes;

    /// In front of these.
    public VolumesHandler(Volumes volumes) {
        this.volumes = volumes;
    }

    @Override
    public TVolume claim(TNewVolume volume, List<String> hostIds) {
        List<HostId> hosts =
                hostIds.stream().map(host -> Edge.id(host, HostId::parse)).toList();
        return encode(volumes.claim(Edge.decode(volume, NewVolume.class), hosts));
    }

    @Override
    public TVolume recordState(String volumeId, TVolumeState state, @Nullable String instanceId) {
        return encode(volumes.recordState(
                id(volumeId),
                Edge.constant(state, VolumeState.class, "volumeState"),
                Edge.optionalId(instanceId, InstanceId::parse)));
    }

    @Override
    public void remove(String volumeId) {
        volumes.remove(id(volumeId));
    }

    @Override
    public TVolume get(String tenantId, String volumeId) {
        return encode(volumes.get(Edge.tenant(tenantId), id(volumeId)));
    }

    @Override
    public TVolumePage listVolumes(TPageRequest request) {
        Page<Volume> page = volumes.list(Edge.page(request));
        return new TVolumePage(ThriftCodec.encodeAll(page.items(), TVolume.class))
                .setNextPageToken(page.nextPageToken());
    }

    private static VolumeId id(String text) {
        return Edge.id(text, VolumeId::parse);
    }

    private static TVolume encode(Volume volume) {
        return ThriftCodec.encode(volume, TVolume.class);
    }
}
