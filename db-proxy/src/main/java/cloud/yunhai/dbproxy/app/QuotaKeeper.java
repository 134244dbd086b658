package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.account.Group;
import cloud.yunhai.common.model.account.Quota;
import cloud.yunhai.common.model.id.GroupId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.dbproxy.app.store.Quotas.QuotaClaim;
import cloud.yunhai.dbproxy.app.store.Work;
import java.util.LinkedHashMap;
import java.util.Map;

/// Claims on what a tenant's group may hold.
final class QuotaKeeper {
    private QuotaKeeper() {}

    /// Claims, or says which amount would be exceeded. Late in a transaction: all of a group's claims meet on one
    /// row.
    static void claim(Work work, TenantId tenantId, String holder, Quota amount) {
        GroupId groupId = Checks.found(work.tenants(), tenantId.text()).groupId();
        if (!work.quotas().tryClaim(new QuotaClaim(holder, groupId, amount))) {
            throw exceeded(Checks.found(work.groups(), groupId.text()), amount);
        }
    }

    static void giveBack(Work work, String holder) {
        work.quotas().find(holder).ifPresent(claim -> work.quotas().giveBack(claim));
    }

    private static CloudException exceeded(Group group, Quota wanted) {
        Quota limit = group.quota();
        Quota used = group.used();
        Map<String, long[]> amounts = new LinkedHashMap<>();
        amounts.put("instances", new long[] {used.instances(), wanted.instances(), limit.instances()});
        amounts.put("vcpus", new long[] {used.vcpus(), wanted.vcpus(), limit.vcpus()});
        amounts.put("memoryMib", new long[] {used.memoryMib(), wanted.memoryMib(), limit.memoryMib()});
        amounts.put("storageGib", new long[] {used.storageGib(), wanted.storageGib(), limit.storageGib()});
        amounts.put("addresses", new long[] {used.addresses(), wanted.addresses(), limit.addresses()});
        for (Map.Entry<String, long[]> entry : amounts.entrySet()) {
            long[] amount = entry.getValue();
            if (amount[0] + amount[1] > amount[2]) {
                return CloudException.of(
                                ErrorCode.QUOTA,
                                "quota of " + entry.getKey() + ": " + amount[0] + " used, " + amount[1]
                                        + " more wanted (expected: at most " + amount[2] + ")")
                        .detail("quota", entry.getKey())
                        .detail("used", Long.toString(amount[0]))
                        .detail("wanted", Long.toString(amount[1]))
                        .detail("limit", Long.toString(amount[2]))
                        .build();
            }
        }
        // Somebody gave something back between the claim and this look.
        return new CloudException(ErrorCode.QUOTA, "the quota of group " + group.name() + " is used up");
    }
}
