package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.dbproxy.app.store.Processes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rows of `service_entry`.
final class JpaProcesses implements Processes {
    private final Sql sql;

    JpaProcesses(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Entry> prolong(List<Entry> entries, Instant until) {
        Entry first = entries.getFirst();
        Set<Entry> known = new HashSet<>(sql.rows(
                "select * from service_entry where module = ? and address = ?",
                JpaProcesses::entry,
                first.module(),
                first.address()));
        List<Entry> missing =
                entries.stream().filter(entry -> !known.contains(entry)).toList();
        if (missing.isEmpty() && known.size() == entries.size()) {
            // The usual case, one statement even for a process that speaks for hundreds of hosts.
            sql.update(
                    "update service_entry set expires_at = ? where module = ? and address = ?",
                    until,
                    first.module(),
                    first.address());
        } else {
            entries.stream().filter(known::contains).forEach(entry -> put(entry, until));
        }
        return missing;
    }

    @Override
    public void put(Entry entry, Instant until) {
        sql.update(
                """
                insert into service_entry (module, host, address, version, started_at, process_id, expires_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on duplicate key update version = values(version), started_at = values(started_at),
                    process_id = values(process_id), expires_at = values(expires_at)
                """,
                entry.module(),
                entry.host(),
                entry.address(),
                entry.version(),
                entry.startedAt(),
                entry.processId(),
                until);
    }

    @Override
    public boolean remove(Entry entry) {
        return sql.update(
                        "delete from service_entry where module = ? and host = ? and address = ? and process_id = ?",
                        entry.module(),
                        entry.host(),
                        entry.address(),
                        entry.processId())
                > 0;
    }

    @Override
    public int expire(Instant now) {
        return sql.update("delete from service_entry where expires_at < ?", now);
    }

    @Override
    public List<Entry> all() {
        return sql.rows("select * from service_entry order by module, host, address", JpaProcesses::entry);
    }

    @Override
    public long version() {
        return sql.number("select number from counter where name = 'registry'");
    }

    @Override
    public void changed() {
        sql.update("update counter set number = number + 1 where name = 'registry'");
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("module"),
                row.getString("host"),
                row.getString("address"),
                row.getString("version"),
                Sql.instant(row, "started_at"),
                row.getLong("process_id"));
    }
}
