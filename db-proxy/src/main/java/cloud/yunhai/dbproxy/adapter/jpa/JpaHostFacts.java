package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.dbproxy.app.store.HostFactsStore;
import java.time.Instant;
import java.util.List;

/// Reports of hosts, and what is kept of them beside the model.
final class JpaHostFacts implements HostFactsStore {
    private final Sql sql;

    JpaHostFacts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void reported(HostId hostId, HostLoad load, Instant at) {
        sql.update("update host set load_report = ?, last_report_at = ? where id = ?", Columns.json(load), at, hostId);
    }

    @Override
    public boolean isDraining(HostId hostId) {
        return sql.row("select draining from host where id = ?", row -> row.getBoolean(1), hostId)
                .orElse(false);
    }

    @Override
    public void setDraining(HostId hostId, boolean draining) {
        sql.update("update host set draining = ? where id = ?", draining, hostId);
    }

    @Override
    public List<HostId> silentSince(Instant moment) {
        return sql.rows("""
                select id from host where state in ('UP', 'DRAINING')
                    and (last_report_at is null or last_report_at < ?) order by id
                """, row -> HostId.parse(row.getString(1)), moment);
    }
}
