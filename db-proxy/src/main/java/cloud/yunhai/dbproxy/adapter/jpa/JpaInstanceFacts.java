package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.placement.PlacementDecision;
import cloud.yunhai.dbproxy.app.store.InstanceFacts;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// Facts about instances in tables beside their own.
final class JpaInstanceFacts implements InstanceFacts {
    private final StatelessSession session;
    private final Sql sql;

    JpaInstanceFacts(StatelessSession session, Sql sql) {
        this.session = session;
        this.sql = sql;
    }

    @Override
    public boolean observed(InstanceId instanceId, HostId hostId, long generation) {
        boolean newer = sql.update("""
                        update observation set host_id = ?, generation = ?
                        where instance_id = ? and (host_id <> ? or generation <= ?)
                        """, hostId, generation, instanceId, hostId, generation) == 1;
        return newer
                || sql.update(
                                "insert ignore into observation (instance_id, host_id, generation) values (?, ?, ?)",
                                instanceId,
                                hostId,
                                generation)
                        == 1;
    }

    @Override
    public void forgetObservation(InstanceId instanceId) {
        sql.update("delete from observation where instance_id = ?", instanceId);
    }

    @Override
    public void join(InstanceId instanceId, Collection<SecurityGroupId> groups) {
        for (SecurityGroupId group : groups) {
            sql.update(
                    "insert into security_group_member (security_group_id, instance_id) values (?, ?)",
                    group,
                    instanceId);
        }
    }

    @Override
    public void leaveGroups(InstanceId instanceId) {
        sql.update("delete from security_group_member where instance_id = ?", instanceId);
    }

    @Override
    public List<Instance> members(Collection<SecurityGroupId> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        List<String> ids = sql.rows(
                "select distinct instance_id from security_group_member where security_group_id in ("
                        + Sql.marks(groups.size()) + ")",
                row -> row.getString(1),
                groups.toArray());
        if (ids.isEmpty()) {
            return List.of();
        }
        return models("from InstanceRow r where r.id in :ids and r.hostId is not null and r.gone = false", "ids", ids);
    }

    @Override
    public boolean hasMembers(SecurityGroupId group) {
        return sql.row("select 1 from security_group_member where security_group_id = ? limit 1", row -> true, group)
                .isPresent();
    }

    @Override
    public List<Instance> lockOnHost(HostId hostId) {
        return session
                .createSelectionQuery(
                        "from InstanceRow r where r.hostId = :host and r.gone = false order by r.id", InstanceRow.class)
                .setParameter("host", hostId.text())
                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .map(InstanceRow::toModel)
                .toList();
    }

    @Override
    public List<Instance> onHost(HostId hostId) {
        return models("from InstanceRow r where r.hostId = :host and r.gone = false", "host", hostId.text());
    }

    private List<Instance> models(String query, String parameter, Object value) {
        return session
                .createSelectionQuery(query + " order by r.id", InstanceRow.class)
                .setParameter(parameter, value)
                .getResultList()
                .stream()
                .map(InstanceRow::toModel)
                .toList();
    }

    @Override
    public List<InstanceId> silentlyUnreachable(int limit) {
        return sql.rows("""
                select i.id from host h join instance i on i.host_id = h.id
                where h.state = 'DOWN' and i.gone = false and i.operation_id is null
                    and i.state in ('RUNNING', 'PAUSED', 'STOPPED', 'CRASHED')
                order by i.id limit ?
                """, row -> InstanceId.parse(row.getString(1)), limit);
    }

    @Override
    public Map<InstanceState, Long> countByState(@Nullable String tenantId) {
        String count = "select state, count(*) from instance where gone = false";
        Sql.Reader<Map.Entry<InstanceState, Long>> reader =
                row -> Map.entry(InstanceState.valueOf(row.getString(1)), row.getLong(2));
        List<Map.Entry<InstanceState, Long>> rows = tenantId == null
                ? sql.rows(count + " group by state", reader)
                : sql.rows(count + " and tenant_id = ? group by state", reader, tenantId);
        Map<InstanceState, Long> counts = new EnumMap<>(InstanceState.class);
        rows.forEach(row -> counts.put(row.getKey(), row.getValue()));
        return counts;
    }

    @Override
    public void keepDecision(PlacementDecision decision) {
        sql.update("""
                insert into placement_decision (instance_id, decision, decided_at) values (?, ?, ?)
                on duplicate key update decision = values(decision), decided_at = values(decided_at)
                """, decision.instanceId(), Columns.json(decision), decision.decidedAt());
    }

    @Override
    public Optional<PlacementDecision> decision(InstanceId instanceId) {
        return sql.row(
                "select decision from placement_decision where instance_id = ?",
                row -> Columns.read(row.getString(1), PlacementDecision.class),
                instanceId);
    }
}
