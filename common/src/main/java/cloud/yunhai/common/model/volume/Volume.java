package cloud.yunhai.common.model.volume;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Provisioning;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A block device: a qcow2 file on a storage host.
public record Volume(
        VolumeId id,
        TenantId tenantId,
        String name,
        VolumeKind kind,
        VolumeState state,
        long sizeGib,
        @Nullable HostId hostId,
        @Nullable InstanceId instanceId,
        @Nullable ImageId imageId,
        Provisioning provisioning,
        Instant createdAt,
        long version) {}
