package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.SecurityRuleId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.network.SecurityRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The group that every tenant begins with: everything out; in only ICMP, SSH, and whatever members send each other.
public final class DefaultRules {
    /// Its name.
    public static final String NAME = "default";

    private static final int SSH = 22;

    private DefaultRules() {}

    /// A new default group of a tenant.
    public static SecurityGroup of(TenantId tenant, Instant now) {
        SecurityGroupId id = SecurityGroupId.next();
        List<SecurityRule> rules = List.of(
                rule(Direction.EGRESS, Protocol.ANY, null, null),
                rule(Direction.INGRESS, Protocol.ICMP, null, null),
                rule(Direction.INGRESS, Protocol.TCP, SSH, null),
                rule(Direction.INGRESS, Protocol.ANY, null, id));
        return new SecurityGroup(id, tenant, NAME, true, rules, now, 1);
    }

    private static SecurityRule rule(
            Direction direction, Protocol protocol, @Nullable Integer port, @Nullable SecurityGroupId from) {
        return new SecurityRule(SecurityRuleId.next(), direction, protocol, port, port, null, from);
    }
}
