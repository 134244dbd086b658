package cloud.yunhai.volumescheduler.core;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Provisioning;

/// The root volume that an instance needs.
///
/// @param hostId the compute host, which the volume shall be near
public record RootVolumeRequest(
        VolumeId volumeId,
        InstanceId instanceId,
        TenantId tenantId,
        String name,
        ImageId imageId,
        Provisioning provisioning,
        long sizeGib,
        HostId hostId) {}
