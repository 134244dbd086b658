package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.dbproxy.app.store.Addresses;
import cloud.yunhai.dbproxy.core.Ipv4;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Addresses in use: the rows of `lease`, whose unique keys decide. See docs/decisions on address allocation.
final class JpaAddresses implements Addresses {
    private final Sql sql;

    JpaAddresses(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean tryInsert(Lease lease) {
        return sql.tryInsert(
                """
                insert into lease (id, subnet_id, cluster_id, nic_id, instance_id, tenant_id, address_number, address,
                    mac, host_name, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                lease.id(),
                lease.subnetId(),
                lease.clusterId(),
                lease.nicId(),
                lease.instanceId(),
                lease.tenantId(),
                Ipv4.number(lease.address()),
                lease.address(),
                lease.mac(),
                lease.hostName(),
                lease.createdAt());
    }

    @Override
    public OptionalLong lowestFree(SubnetId subnetId, long first, long last) {
        if (first > last) {
            return OptionalLong.empty();
        }
        boolean firstIsHeld = sql.row(
                        "select 1 from lease where subnet_id = ? and address_number = ?", row -> true, subnetId, first)
                .isPresent();
        if (!firstIsHeld) {
            return OptionalLong.of(first);
        }
        // The end of the run of held addresses that begins at `first`: read in the order of the unique key, so
        // that it stops at the first hole.
        return sql.row("""
                        select l.address_number + 1 from lease l
                        where l.subnet_id = ? and l.address_number >= ? and l.address_number < ?
                            and not exists (select 1 from lease n
                                where n.subnet_id = l.subnet_id and n.address_number = l.address_number + 1)
                        order by l.address_number limit 1
                        """, row -> OptionalLong.of(row.getLong(1)), subnetId, first, last)
                .orElse(OptionalLong.empty());
    }

    @Override
    public Map<SubnetId, Long> claimed(Collection<SubnetId> subnetIds) {
        Map<SubnetId, Long> counts = new LinkedHashMap<>();
        if (subnetIds.isEmpty()) {
            return counts;
        }
        sql.rows(
                        "select subnet_id, count(*) as held from lease where subnet_id in ("
                                + Sql.marks(subnetIds.size()) + ") group by subnet_id",
                        row -> Map.entry(SubnetId.parse(row.getString("subnet_id")), row.getLong("held")),
                        subnetIds.toArray())
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    @Override
    public long claimedWithin(SubnetId subnetId, long first, long last) {
        return sql.number(
                "select count(*) from lease where subnet_id = ? and address_number between ? and ?",
                subnetId,
                first,
                last);
    }
}
