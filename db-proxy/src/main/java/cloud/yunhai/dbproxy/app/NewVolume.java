package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.volume.VolumeKind;
import org.jspecify.annotations.Nullable;

/// What is asked for when a volume is made.
public record NewVolume(
        VolumeId id,
        TenantId tenantId,
        String name,
        VolumeKind kind,
        long sizeGib,
        @Nullable InstanceId instanceId,
        @Nullable ImageId imageId,
        Provisioning provisioning) {}
