package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.SshKeyId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.image.Provisioning;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An instance as its tenant asks for it.
///
/// @param provisioning null: the image's default
/// @param securityGroupIds empty: the tenant's default group
/// @param passwordHash crypt(3)
public record NewInstance(
        InstanceId id,
        TenantId tenantId,
        String name,
        FlavorId flavorId,
        ImageId imageId,
        @Nullable Provisioning provisioning,
        @Nullable ClusterId clusterId,
        @Nullable SubnetId subnetId,
        @Nullable SshKeyId sshKeyId,
        List<SecurityGroupId> securityGroupIds,
        Map<String, String> labels,
        @Nullable String address,
        @Nullable String passwordHash) {
    public NewInstance {
        securityGroupIds = List.copyOf(securityGroupIds);
        labels = Map.copyOf(labels);
    }
}
