package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.volume.Volume;
import cloud.yunhai.common.model.volume.VolumeState;
import org.jspecify.annotations.Nullable;

/// Builds a changed copy of a volume.
public final class VolumeEdit {
    private final Volume from;
    private VolumeState state;
    private @Nullable HostId hostId;
    private @Nullable InstanceId instanceId;

    private VolumeEdit(Volume from) {
        this.from = from;
        this.state = from.state();
        this.hostId = from.hostId();
        this.instanceId = from.instanceId();
    }

    /// Begins with what it is.
    public static VolumeEdit of(Volume from) {
        return new VolumeEdit(from);
    }

    /// Changes it.
    public VolumeEdit state(VolumeState value) {
        state = value;
        return this;
    }

    /// Changes it.
    public VolumeEdit hostId(@Nullable HostId value) {
        hostId = value;
        return this;
    }

    /// Changes it.
    public VolumeEdit instanceId(@Nullable InstanceId value) {
        instanceId = value;
        return this;
    }

    /// The copy.
    public Volume build() {
        return new Volume(
                from.id(),
                from.tenantId(),
                from.name(),
                from.kind(),
                state,
                from.sizeGib(),
                hostId,
                instanceId,
                from.imageId(),
                from.provisioning(),
                from.createdAt(),
                from.version());
    }
}
