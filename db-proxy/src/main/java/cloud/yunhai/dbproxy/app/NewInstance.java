package cloud.yunhai.dbproxy.app;

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

/// What is asked for when an instance is created. The hash of its password goes by in the saga's input and is kept
/// nowhere else.
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
        @Nullable String address) {
    /// Copies list and map.
    public NewInstance {
        securityGroupIds = List.copyOf(securityGroupIds);
        labels = Map.copyOf(labels);
    }
}
