package cloud.yunhai.common.model.instance;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.SshKeyId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.operation.OperationKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a tenant owns: vcpus, memory, a root volume, NICs.
///
/// @param operationId the operation in progress; null when idle
public record Instance(
        InstanceId id,
        TenantId tenantId,
        String name,
        InstanceState state,
        @Nullable String stateReason,
        FlavorId flavorId,
        int vcpus,
        long memoryMib,
        long rootGib,
        ImageId imageId,
        Provisioning provisioning,
        @Nullable ClusterId clusterId,
        @Nullable HostId hostId,
        @Nullable VolumeId rootVolumeId,
        List<Nic> nics,
        @Nullable SshKeyId sshKeyId,
        List<SecurityGroupId> securityGroupIds,
        @Nullable OperationId operationId,
        @Nullable OperationKind operationKind,
        Map<String, String> labels,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        long version) {
    public Instance {
        nics = List.copyOf(nics);
        securityGroupIds = List.copyOf(securityGroupIds);
        labels = Map.copyOf(labels);
    }
}
