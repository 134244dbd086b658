package cloud.yunhai.volumescheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.idl.dbproxy.TNewVolume;
import cloud.yunhai.common.idl.dbproxy.TVolumePage;
import cloud.yunhai.common.idl.dbproxy.Volumes;
import cloud.yunhai.common.idl.types.TProvisioning;
import cloud.yunhai.common.idl.types.TVolumeKind;
import cloud.yunhai.common.idl.types.TVolumeState;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.volume.Volume;
import cloud.yunhai.common.model.volume.VolumeState;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.volumescheduler.app.VolumeRecords;
import cloud.yunhai.volumescheduler.core.RootVolumeRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Volumes, kept by db-proxy.
public final class RemoteVolumeRecords implements VolumeRecords {
    private final Volumes.Iface volumes;

    public RemoteVolumeRecords(Volumes.Iface volumes) {
        this.volumes = volumes;
    }

    @Override
    public Volume claim(RootVolumeRequest request, List<HostId> hosts) {
        TNewVolume wanted = new TNewVolume()
                .setId(request.volumeId().text())
                .setTenantId(request.tenantId().text())
                .setName(request.name())
                .setKind(TVolumeKind.ROOT)
                .setSizeGib(request.sizeGib())
                .setInstanceId(request.instanceId().text())
                .setImageId(request.imageId().text())
                .setProvisioning(TProvisioning.valueOf(request.provisioning().name()));
        List<String> candidates = hosts.stream().map(HostId::text).toList();
        return ThriftCodec.decode(Tip.call(() -> volumes.claim(wanted, candidates)), Volume.class);
    }

    @Override
    @SuppressWarnings("NullAway") // null means no instance, see the IDL
    public void recordState(VolumeId volume, VolumeState state, @Nullable InstanceId instance) {
        String holder = instance == null ? null : instance.text();
        Tip.call(() -> volumes.recordState(volume.text(), TVolumeState.valueOf(state.name()), holder));
    }

    @Override
    public void remove(VolumeId volume) {
        Tip.run(() -> volumes.remove(volume.text()));
    }

    @Override
    @SuppressWarnings("NullAway") // null means any tenant, see the IDL
    public Optional<Volume> find(VolumeId volume) {
        try {
            return Optional.of(ThriftCodec.decode(Tip.call(() -> volumes.get(null, volume.text())), Volume.class));
        } catch (CloudException failure) {
            if (failure.kind() == ErrorKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public List<Volume> all() {
        return Pages.all(request -> {
            TVolumePage page = Tip.call(() -> volumes.listVolumes(request));
            return new Pages.Page<>(ThriftCodec.decodeAll(page.getItems(), Volume.class), page.getNextPageToken());
        });
    }
}
