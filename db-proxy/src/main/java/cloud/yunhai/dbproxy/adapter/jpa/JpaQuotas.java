package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.account.Quota;
import cloud.yunhai.common.model.id.GroupId;
import cloud.yunhai.dbproxy.app.store.Quotas;
import java.time.Instant;
import java.util.Optional;

/// Counters on the group with a row per holder. A claim is one statement that counts only if the quota allows.
final class JpaQuotas implements Quotas {
    private final Sql sql;
    private final Instant now;

    JpaQuotas(Sql sql, Instant now) {
        this.sql = sql;
        this.now = now;
    }

    @Override
    public boolean tryClaim(QuotaClaim claim) {
        Quota amount = claim.amount();
        int fits = sql.update(
                """
                update tenant_group set used_instances = used_instances + ?, used_vcpus = used_vcpus + ?,
                    used_memory_mib = used_memory_mib + ?, used_storage_gib = used_storage_gib + ?,
                    used_addresses = used_addresses + ?
                where id = ? and used_instances + ? <= quota_instances and used_vcpus + ? <= quota_vcpus
                    and used_memory_mib + ? <= quota_memory_mib and used_storage_gib + ? <= quota_storage_gib
                    and used_addresses + ? <= quota_addresses
                """,
                amount.instances(),
                amount.vcpus(),
                amount.memoryMib(),
                amount.storageGib(),
                amount.addresses(),
                claim.groupId(),
                amount.instances(),
                amount.vcpus(),
                amount.memoryMib(),
                amount.storageGib(),
                amount.addresses());
        if (fits == 0) {
            return false;
        }
        sql.update(
                """
                insert into quota_claim (holder, group_id, instances, vcpus, memory_mib, storage_gib, addresses,
                    created_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                claim.holder(),
                claim.groupId(),
                amount.instances(),
                amount.vcpus(),
                amount.memoryMib(),
                amount.storageGib(),
                amount.addresses(),
                now);
        return true;
    }

    @Override
    public Optional<QuotaClaim> find(String holder) {
        return sql.row(
                "select * from quota_claim where holder = ? for update",
                row -> new QuotaClaim(
                        holder,
                        GroupId.parse(row.getString("group_id")),
                        new Quota(
                                row.getLong("instances"),
                                row.getLong("vcpus"),
                                row.getLong("memory_mib"),
                                row.getLong("storage_gib"),
                                row.getLong("addresses"))),
                holder);
    }

    @Override
    public void giveBack(QuotaClaim claim) {
        Quota amount = claim.amount();
        if (sql.update("delete from quota_claim where holder = ?", claim.holder()) == 1) {
            sql.update(
                    """
                    update tenant_group set used_instances = used_instances - ?, used_vcpus = used_vcpus - ?,
                        used_memory_mib = used_memory_mib - ?, used_storage_gib = used_storage_gib - ?,
                        used_addresses = used_addresses - ?
                    where id = ?
                    """,
                    amount.instances(),
                    amount.vcpus(),
                    amount.memoryMib(),
                    amount.storageGib(),
                    amount.addresses(),
                    claim.groupId());
        }
    }
}
