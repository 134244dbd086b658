package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.vmscheduler.core.security.EffectiveRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The security rules of an instance's NICs, as they are to be now.
public final class InstanceRules {
    private final GroupRecords groups;
    private final MemberAddresses members;

    public InstanceRules(GroupRecords groups) {
        this.groups = groups;
        this.members = new MemberAddresses(groups);
    }

    /// Reads the groups, and adds up what they and their members are; members may be those of a second ago.
    public List<HostVms.NicRules> of(Instance instance, List<Nic> nics) {
        List<SecurityGroup> own = groups.ofTenant(instance.tenantId()).stream()
                .filter(group -> instance.securityGroupIds().contains(group.id()))
                .toList();
        Set<SecurityGroupId> referred = EffectiveRules.referred(own);
        return of(nics, own, members.of(referred));
    }

    /// The same from what is read already.
    static List<HostVms.NicRules> of(
            List<Nic> nics, List<SecurityGroup> own, Map<SecurityGroupId, Set<String>> addresses) {
        return nics.stream()
                .map(nic -> new HostVms.NicRules(
                        nic.id().text(), nic.mac(), nic.address(), EffectiveRules.of(own, addresses, nic.address())))
                .toList();
    }

    /// The addresses of the members of each of these groups.
    static Map<SecurityGroupId, Set<String>> addresses(List<Instance> members, Set<SecurityGroupId> wanted) {
        Map<SecurityGroupId, Set<String>> addresses = new HashMap<>();
        for (Instance member : members) {
            for (SecurityGroupId group : member.securityGroupIds()) {
                if (wanted.contains(group)) {
                    Set<String> of = addresses.computeIfAbsent(group, _ -> new TreeSet<>());
                    member.nics().forEach(nic -> of.add(nic.address()));
                }
            }
        }
        return addresses;
    }
}
