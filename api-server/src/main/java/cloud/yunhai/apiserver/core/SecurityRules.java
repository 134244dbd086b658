package cloud.yunhai.apiserver.core;

import cloud.yunhai.apicommon.representation.NewSecurityRule;
import cloud.yunhai.common.model.network.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the members of security rules go together.
public final class SecurityRules {
    private SecurityRules() {}

    /// Checks them.
    ///
    /// @throws RequestException with everything that does not fit
    public static void check(@Nullable List<NewSecurityRule> rules) {
        Faults faults = new Faults();
        for (int i = 0; rules != null && i < rules.size(); i++) {
            check(faults, "/rules/" + i, rules.get(i));
        }
        faults.throwIfUnprocessable();
    }

    private static void check(Faults faults, String pointer, NewSecurityRule rule) {
        boolean ports = rule.protocol == Protocol.TCP || rule.protocol == Protocol.UDP;
        if (!ports && rule.portFirst != null) {
            faults.wrong(pointer + "/port_first", rule.portFirst, "absent: only TCP and UDP have ports");
        }
        if (rule.portLast != null && rule.portFirst == null) {
            faults.wrong(pointer + "/port_last", rule.portLast, "absent without port_first");
        }
        if (rule.portLast != null && rule.portFirst != null && rule.portLast < rule.portFirst) {
            faults.wrong(pointer + "/port_last", rule.portLast, "at least port_first, " + rule.portFirst);
        }
        if (rule.cidr != null && rule.remoteGroupId != null) {
            faults.wrong(pointer + "/remote_group_id", rule.remoteGroupId, "absent with a cidr");
        }
        if (rule.cidr != null && Cidr.parse(rule.cidr).isEmpty()) {
            faults.wrong(pointer + "/cidr", rule.cidr, "an IPv4 network as 10.0.0.0/24");
        }
    }
}
