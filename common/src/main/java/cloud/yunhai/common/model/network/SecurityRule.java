package cloud.yunhai.common.model.network;

import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.SecurityRuleId;
import org.jspecify.annotations.Nullable;

/// Lets traffic pass.
///
/// @param portFirst null: every port
/// @param cidr remote network; null with no remote group: any
/// @param remoteGroupId the other end is a member of this group
public record SecurityRule(
        SecurityRuleId id,
        Direction direction,
        Protocol protocol,
        @Nullable Integer portFirst,
        @Nullable Integer portLast,
        @Nullable String cidr,
        @Nullable SecurityGroupId remoteGroupId) {}
