package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.dbproxy.app.store.Leftovers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows past their time. They are looked for by an index and taken out by their keys, so that nothing else is locked;
/// the condition is asked again, since a row may have come to life in between.
final class JpaLeftovers implements Leftovers {
    private final Sql sql;

    JpaLeftovers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean takeTurn(Instant now, Duration every) {
        return sql.update(
                        "update counter set number = ? where name = 'purge-due' and number <= ?",
                        now.plus(every).toEpochMilli(),
                        now.toEpochMilli())
                == 1;
    }

    @Override
    public int purge(Kind kind, Instant before, int limit) {
        return switch (kind) {
            case ANSWERS -> answers(before, limit);
            case TOKENS -> rows("token", "expires_at < ?", before, limit);
            case JOIN_TOKENS -> rows("join_token", "expires_at < ?", before, limit);
            case SAGAS -> sagas(before, limit);
            case INSTANCES -> instances(before, limit);
            case VOLUMES -> rows("volume", "gone = true and gone_at < ?", before, limit);
            case IMAGES -> rows("image", """
                    gone = true and gone_at < ? and not exists (select 1 from instance i where i.image_id = image.id)
                    and not exists (select 1 from volume v where v.image_id = image.id)
                    """, before, limit);
            case EVENTS -> events(before, limit);
            case TICKETS -> tickets(limit);
        };
    }

    private int answers(Instant before, int limit) {
        List<@Nullable Object> keys = new ArrayList<>();
        sql.rows(
                        "select account_id, idempotency_key from idempotency_key where expires_at < ?"
                                + " order by expires_at limit ?",
                        row -> List.of(row.getString(1), row.getString(2)),
                        before,
                        limit)
                .forEach(keys::addAll);
        if (keys.isEmpty()) {
            return 0;
        }
        int count = keys.size() / 2;
        keys.add(before);
        sql.update(
                "delete from idempotency_key where (account_id, idempotency_key) in ("
                        + String.join(", ", java.util.Collections.nCopies(count, "(?, ?)")) + ") and expires_at < ?",
                keys.toArray());
        return count;
    }

    private int rows(String table, String past, Instant before, int limit) {
        return delete(table, past, before, ids(table, past, before, limit));
    }

    private List<String> ids(String table, String past, Instant before, int limit) {
        String time = past.startsWith("gone") ? "gone_at" : past.substring(0, past.indexOf(' '));
        return sql.rows(
                "select id from " + table + " where " + past + " order by " + time + ", id limit ?",
                row -> row.getString(1),
                before,
                limit);
    }

    private int delete(String table, String past, Instant before, List<String> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        List<@Nullable Object> values = new ArrayList<>(ids);
        values.add(before);
        sql.update(
                "delete from " + table + " where id in (" + Sql.marks(ids.size()) + ") and " + past, values.toArray());
        return ids.size();
    }

    private int instances(Instant before, int limit) {
        String past = "gone = true and gone_at < ?";
        List<String> ids = ids("instance", past, before, limit);
        int count = delete("instance", past, before, ids);
        if (count > 0) {
            sql.update(
                    "delete from placement_decision where instance_id in (" + Sql.marks(ids.size()) + ")",
                    ids.toArray());
        }
        return count;
    }

    /// The queue's row is but a lock: whoever submits the next saga enters it again.
    private int sagas(Instant before, int limit) {
        String past = "ended_at < ?";
        List<String> ids = ids("saga", past, before, limit);
        if (ids.isEmpty()) {
            return 0;
        }
        List<String> queues = sql.rows(
                "select distinct resource_key from saga where id in (" + Sql.marks(ids.size()) + ")",
                row -> row.getString(1),
                ids.toArray());
        delete("saga", past, before, ids);
        sql.update(
                "delete from saga_queue where resource_key in (" + Sql.marks(queues.size())
                        + ") and not exists (select 1 from saga s where s.resource_key = saga_queue.resource_key)",
                queues.toArray());
        return ids.size();
    }

    /// From the beginning up to the first that is to be kept: readers are told what is missing by one number.
    private int events(Instant before, int limit) {
        record Entry(long sequence, boolean isPast) {}

        List<Entry> oldest = sql.rows(
                "select sequence, occurred_at from event order by sequence limit ?",
                row -> new Entry(row.getLong(1), Sql.instant(row, "occurred_at").isBefore(before)),
                limit);
        int count = 0;
        while (count < oldest.size() && oldest.get(count).isPast()) {
            count++;
        }
        if (count == 0) {
            return 0;
        }
        long last = oldest.get(count - 1).sequence();
        sql.update("update counter set number = ? where name = 'events-purged' and number < ?", last, last);
        sql.update("delete from event where sequence <= ?", last);
        return count;
    }

    private int tickets(int limit) {
        long first = sql.number("select min(number) from ticket");
        long last = sql.number("select max(number) from ticket");
        return sql.update("delete from ticket where number < ?", Math.min(last, first + limit));
    }
}
