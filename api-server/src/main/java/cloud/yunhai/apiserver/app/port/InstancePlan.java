package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.common.model.image.Provisioning;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An instance to be made. The names are those of the IDL's struct.
///
/// @param passwordHash crypt(3); the password itself is gone by now
public record InstancePlan(
        String id,
        String tenantId,
        String name,
        String flavorId,
        String imageId,
        @Nullable Provisioning provisioning,
        @Nullable String clusterId,
        @Nullable String subnetId,
        @Nullable String sshKeyId,
        List<String> securityGroupIds,
        Map<String, String> labels,
        @Nullable String address,
        @Nullable String passwordHash) {
    public InstancePlan {
        securityGroupIds = List.copyOf(securityGroupIds);
        labels = Map.copyOf(labels);
    }

    @Override
    public String toString() {
        return "InstancePlan[" + id + ", " + name + "]";
    }
}
