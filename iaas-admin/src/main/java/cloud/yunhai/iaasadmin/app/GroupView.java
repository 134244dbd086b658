package cloud.yunhai.iaasadmin.app;

import cloud.yunhai.apicommon.representation.GroupRepresentation;
import cloud.yunhai.iaasadmin.core.Share;
import java.util.LinkedHashMap;
import java.util.Map;

/// A group as pages show it.
public record GroupView(GroupRepresentation group) {
    /// What its tenants hold of what they may hold, by the name of the amount, as `memory_mib`.
    public Map<String, Share> shares() {
        Map<String, Share> shares = new LinkedHashMap<>();
        shares.put("instances", new Share(group.used.instances, group.quota.instances));
        shares.put("vcpus", new Share(group.used.vcpus, group.quota.vcpus));
        shares.put("memory_mib", new Share(group.used.memoryMib, group.quota.memoryMib));
        shares.put("storage_gib", new Share(group.used.storageGib, group.quota.storageGib));
        shares.put("addresses", new Share(group.used.addresses, group.quota.addresses));
        return shares;
    }
}
