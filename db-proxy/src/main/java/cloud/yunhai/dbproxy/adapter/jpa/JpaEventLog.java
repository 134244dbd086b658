package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.event.Event;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.dbproxy.app.store.EventLog;
import cloud.yunhai.dbproxy.app.store.Page;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import cloud.yunhai.dbproxy.core.FeedEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of `event`. Their numbers are the table's own; what that means for readers is in docs/decisions on the
/// order of the feed.
final class JpaEventLog implements EventLog {
    /// Fills a number that was taken by a transaction which then failed.
    private static final String GAP = "gap";

    private static final Map<String, String> FILTERS =
            Map.of("resourceId", "resource_id", "operationId", "operation_id", "action", "action");

    private static final Memo<Actor> ACTORS = new Memo<>(text -> Columns.read(text, Actor.class));

    private final Sql sql;
    private final Instant now;
    private final List<Change> pending = new ArrayList<>();

    JpaEventLog(Sql sql, Instant now) {
        this.sql = sql;
        this.now = now;
    }

    @Override
    public void record(Change change) {
        pending.add(change);
    }

    /// Writes what was recorded, in one statement.
    boolean flush() {
        if (pending.isEmpty()) {
            return false;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (Change change : pending) {
            values.add(now);
            values.add(Columns.json(change.actor()));
            values.add(change.action());
            values.add(change.resourceId());
            values.add(change.tenantId());
            values.add(change.operationId());
            values.add(Columns.jsonOrNull(change.before()));
            values.add(Columns.jsonOrNull(change.after()));
        }
        sql.update(
                "insert into event (occurred_at, actor, action, resource_id, tenant_id, operation_id, before_json,"
                        + " after_json) values "
                        + String.join(", ", Collections.nCopies(pending.size(), "(" + Sql.marks(8) + ")")),
                values.toArray());
        pending.clear();
        return true;
    }

    @Override
    public List<FeedEntry> after(long sequence, int limit) {
        return sql.rows(
                "select * from event where sequence > ? order by sequence limit ?",
                row -> new FeedEntry(row.getLong("sequence"), GAP.equals(row.getString("action")) ? null : event(row)),
                sequence,
                limit);
    }

    @Override
    public long purged() {
        return sql.number("select number from counter where name = 'events-purged'");
    }

    @Override
    public long last() {
        return Math.max(sql.number("select max(sequence) from event"), purged());
    }

    @Override
    public void close(Set<Long> numbers) {
        List<Object> values = new ArrayList<>();
        for (Long number : numbers) {
            values.addAll(List.of(number, now, "{}", GAP, GAP));
        }
        sql.update(
                "insert ignore into event (sequence, occurred_at, actor, action, resource_id) values "
                        + String.join(", ", Collections.nCopies(numbers.size(), "(" + Sql.marks(5) + ")")),
                values.toArray());
    }

    @Override
    public Page<Event> list(PageRequest request) {
        StringBuilder query = new StringBuilder("select * from event where action <> 'gap'");
        List<Object> values = new ArrayList<>();
        request.filter().forEach((name, value) -> {
            String column = FILTERS.get(name);
            if (column == null) {
                throw CloudException.invalid(
                        "filter",
                        name,
                        "one of "
                                + String.join(
                                        ", ", FILTERS.keySet().stream().sorted().toList()));
            }
            query.append(" and ").append(column).append(" = ?");
            values.add(value);
        });
        if (request.tenantId() != null) {
            query.append(" and tenant_id = ?");
            values.add(request.tenantId());
        }
        if (request.pageToken() != null) {
            query.append(" and sequence < ?");
            values.add(token(request.pageToken()));
        }
        values.add(request.limit() + 1);
        List<Event> rows = sql.rows(query + " order by sequence desc limit ?", JpaEventLog::event, values.toArray());
        boolean more = rows.size() > request.limit();
        List<Event> shown = more ? rows.subList(0, request.limit()) : rows;
        return new Page<>(shown, more ? Long.toString(shown.getLast().sequence()) : null);
    }

    private static long token(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw CloudException.invalid("pageToken", text, "the nextPageToken of the page before");
        }
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong("sequence"),
                Sql.instant(row, "occurred_at"),
                ACTORS.of(row.getString("actor")),
                row.getString("action"),
                row.getString("resource_id"),
                Columns.id(row.getString("tenant_id"), TenantId::parse),
                Columns.id(row.getString("operation_id"), OperationId::parse),
                row.getString("before_json"),
                row.getString("after_json"));
    }
}
