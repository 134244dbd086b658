package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.dbproxy.app.store.Books;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The ledger: each question is one statement that answers `subject, quantity, claimed, used, detail` for what does not
/// add up.
final class JpaBooks implements Books {
    private static final String HOST_COUNTER = """
            select h.id, '%s', h.%s, coalesce(c.total, 0), 'counter of the host against its claims'
            from host h left join (select host_id, %s as total from %s group by host_id) c on c.host_id = h.id
            where h.%s <> coalesce(c.total, 0)
            """;
    private static final String GROUP_COUNTER = """
            select g.id, '%s', g.used_%s, coalesce(c.total, 0), 'counter of the group against its holders'
            from tenant_group g
                left join (select group_id, sum(%s) as total from quota_claim group by group_id) c on c.group_id = g.id
            where g.used_%s <> coalesce(c.total, 0)
            """;

    private static final List<String> QUESTIONS = List.of(
            hostCounter("vcpus", "vcpus_claimed", "sum(vcpus)", "compute_claim"),
            hostCounter("memoryMib", "memory_mib_claimed", "sum(memory_mib)", "compute_claim"),
            hostCounter("instances", "instances", "count(*)", "compute_claim"),
            hostCounter("storageGib", "storage_gib_claimed", "sum(storage_gib)", "storage_claim"),
            groupCounter("instances", "instances"),
            groupCounter("vcpus", "vcpus"),
            groupCounter("memoryMib", "memory_mib"),
            groupCounter("storageGib", "storage_gib"),
            groupCounter("addresses", "addresses"),
            """
            select h.id, 'vcpus', h.vcpus_claimed, h.vcpus_total, 'more promised than the host has'
            from host h where h.vcpus_claimed > h.vcpus_total or h.memory_mib_claimed > h.memory_mib_total
                or h.storage_gib_claimed > h.storage_gib_total
            """,
            """
            select c.instance_id, 'vcpus', c.vcpus, 0, 'a compute claim without an instance on that host'
            from compute_claim c left join instance i on i.id = c.instance_id
            where i.id is null or i.gone = true or i.host_id is null or i.host_id <> c.host_id
            """,
            """
            select i.id, 'vcpus', 0, i.vcpus, 'an instance on a host without a compute claim there'
            from instance i left join compute_claim c on c.instance_id = i.id
            where i.gone = false and i.host_id is not null and c.instance_id is null
            """,
            """
            select c.volume_id, 'storageGib', c.storage_gib, coalesce(v.size_gib, 0),
                'a storage claim without a volume of that size on that host'
            from storage_claim c left join volume v on v.id = c.volume_id
            where v.id is null or v.gone = true or v.host_id is null or v.host_id <> c.host_id
                or v.size_gib <> c.storage_gib
            """,
            """
            select v.id, 'storageGib', 0, v.size_gib, 'a volume on a host without a storage claim there'
            from volume v left join storage_claim c on c.volume_id = v.id
            where v.gone = false and v.host_id is not null and c.volume_id is null
            """,
            """
            select v.id, 'volumes', 1, 0, 'a volume of an instance that is gone'
            from volume v left join instance i on i.id = v.instance_id
            where v.gone = false and v.instance_id is not null and (i.id is null or i.gone = true)
            """,
            """
            select q.holder, 'quota', 1, 0, 'a quota claim of an instance that is gone'
            from quota_claim q left join instance i on i.id = q.holder
            where q.holder like 'ins|_%' escape '|' and (i.id is null or i.gone = true)
            """,
            """
            select q.holder, 'quota', 1, 0, 'a quota claim of a volume that is gone'
            from quota_claim q left join volume v on v.id = q.holder
            where q.holder like 'vol|_%' escape '|' and (v.id is null or v.gone = true)
            """,
            """
            select q.holder, 'addresses', q.addresses, 0, 'a quota claim of a NIC without a lease'
            from quota_claim q left join lease l on l.nic_id = q.holder
            where q.holder like 'nic|_%' escape '|' and l.id is null
            """,
            """
            select l.nic_id, 'addresses', 0, 1, 'a lease without a quota claim'
            from lease l left join quota_claim q on q.holder = l.nic_id where q.holder is null
            """,
            """
            select i.id, 'quota', 0, 1, 'an instance without a quota claim'
            from instance i left join quota_claim q on q.holder = i.id
            where i.gone = false and q.holder is null and (i.state <> 'FAILED' or i.host_id is not null)
            """,
            """
            select l.id, 'addresses', 1, 0, 'a lease of an instance that is gone or does not have the NIC'
            from lease l left join instance i on i.id = l.instance_id
            where i.id is null or i.gone = true or i.nics not like concat('%"', l.nic_id, '"%')
            """,
            """
            select i.id, 'operation', 1, 0, concat('busy with an operation that is not under way: ', i.operation_id)
            from instance i left join saga s on s.id = i.operation_id
            where i.operation_id is not null and (s.id is null or s.live = false)
            """,
            """
            select i.id, 'operation', 1, 0, concat('busy with an operation that is not under way: ', i.operation_id)
            from image i left join saga s on s.id = i.operation_id
            where i.operation_id is not null and (s.id is null or s.live = false)
            """,
            """
            select i.id, 'operation', 0, 1, concat('idle, while an operation on it is under way: ', s.id)
            from saga s join instance i on i.id = s.resource_key
            where s.live = true and i.operation_id is null and i.gone = false
            """,
            """
            select i.id, 'operation', 0, 1, 'being made by no operation'
            from instance i where i.state = 'CREATING' and i.operation_id is null
                and not exists (select 1 from saga s where s.resource_key = i.id and s.state = 'STUCK')
            """,
            """
            select s.id, 'lease', 1, 0, 'ended, but still owned' from saga s where s.live = false and s.owner is not null
            """,
            """
            select m.instance_id, 'securityGroups', 1, 0, 'member of a security group, but gone'
            from security_group_member m left join instance i on i.id = m.instance_id
            where i.id is null or i.gone = true
            """);

    private final Sql sql;

    JpaBooks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Imbalance> check() {
        List<Imbalance> found = new ArrayList<>();
        for (String question : QUESTIONS) {
            found.addAll(sql.rows(question, JpaBooks::imbalance));
        }
        return found;
    }

    private static Imbalance imbalance(ResultSet row) throws SQLException {
        return new Imbalance(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getString(5));
    }

    private static String hostCounter(String quantity, String column, String total, String claims) {
        return HOST_COUNTER.formatted(quantity, column, total, claims, column);
    }

    private static String groupCounter(String quantity, String column) {
        return GROUP_COUNTER.formatted(quantity, column, column, column);
    }
}
