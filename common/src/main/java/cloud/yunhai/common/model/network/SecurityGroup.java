package cloud.yunhai.common.model.network;

import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.TenantId;
import java.time.Instant;
import java.util.List;

/// What may reach the instances that are in it; what no rule lets pass is dropped.
///
/// @param isDefault taken when an instance names none
public record SecurityGroup(
        SecurityGroupId id,
        TenantId tenantId,
        String name,
        boolean isDefault,
        List<SecurityRule> rules,
        Instant createdAt,
        long version) {
    public SecurityGroup {
        rules = List.copyOf(rules);
    }
}
