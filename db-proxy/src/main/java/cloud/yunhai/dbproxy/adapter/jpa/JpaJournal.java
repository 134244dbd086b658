package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.saga.journal.Renewal;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.common.saga.journal.SagaType;
import cloud.yunhai.dbproxy.app.store.Journal;
import cloud.yunhai.dbproxy.app.store.Page;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import cloud.yunhai.dbproxy.app.store.Table;
import cloud.yunhai.dbproxy.core.ClaimCandidate;
import cloud.yunhai.dbproxy.core.StoredSaga;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// The rows of `saga`.
final class JpaJournal implements Journal {
    /// Candidates looked at in one claim: beyond it the rest waits for the next.
    private static final int CANDIDATES_MAX = 2_000;

    private final StatelessSession session;
    private final Sql sql;
    private final Instant now;
    private final Table<StoredSaga> table;

    JpaJournal(StatelessSession session, Sql sql, Instant now) {
        this.session = session;
        this.sql = sql;
        this.now = now;
        this.table = new JpaTable<>(session, SagaRow.NOUN, now);
    }

    @Override
    public void lockQueue(String resourceKey) {
        sql.update("""
                insert into saga_queue (resource_key) values (?)
                on duplicate key update resource_key = values(resource_key)
                """, resourceKey);
    }

    @Override
    public long ticket() {
        TicketRow row = TicketRow.at(now);
        session.insert(row);
        return row.number;
    }

    @Override
    public Optional<StoredSaga> find(String id) {
        return table.find(id);
    }

    @Override
    public Optional<StoredSaga> lock(String id) {
        return table.lock(id);
    }

    @Override
    public void insert(StoredSaga saga) {
        table.insert(saga);
        String secret = saga.saga().secret();
        if (secret != null) {
            sql.update(
                    "insert into saga_secret (saga_id, secret) values (?, ?)",
                    saga.saga().id(),
                    secret);
        }
    }

    @Override
    public @Nullable String secret(String id) {
        return sql.row("select secret from saga_secret where saga_id = ?", row -> row.getString(1), id)
                .orElse(null);
    }

    @Override
    public void forgetSecret(String id) {
        sql.update("delete from saga_secret where saga_id = ?", id);
    }

    /// Only what a saga changes, and without a look at what it leaves.
    @Override
    public StoredSaga update(StoredSaga saga) {
        SagaRecord record = saga.saga();
        int matched = sql.update(
                """
                update saga set state = ?, live = ?, steps = ?, started_at = ?, ended_at = ?, due_at = ?,
                    queue_number = ?, fencing_token = ?, write_sequence = ?, owner = ?, lease_until = ?,
                    cancel_reason = ?, failure = ?, progress_percent = ?, progress_text = ?, version = ?
                where id = ? and version = ?
                """,
                record.state(),
                record.state().isLive(),
                Columns.json(saga.steps()),
                saga.startedAt(),
                saga.endedAt(),
                record.due(),
                record.queueNumber(),
                record.fencingToken(),
                saga.writeSequence(),
                record.owner(),
                record.leaseUntil(),
                record.cancelReason(),
                Columns.jsonOrNull(record.failure()),
                record.progressPercent(),
                record.progressText(),
                saga.version() + 1,
                record.id(),
                saga.version());
        if (matched != 1) {
            throw new IllegalStateException("saga " + record.id() + " was written without its lock");
        }
        return saga.version(saga.version() + 1);
    }

    @Override
    public List<StoredSaga> lockLive(String resourceKey) {
        return session
                .createSelectionQuery(
                        "from SagaRow r where r.resourceId = :key and r.live = true order by r.queueNumber",
                        SagaRow.class)
                .setParameter("key", resourceKey)
                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .map(SagaRow::toModel)
                .toList();
    }

    @Override
    public List<String> live(String resourceKey) {
        return sql.rows(
                "select id from saga where resource_key = ? and live = true order by queue_number",
                row -> row.getString(1),
                resourceKey);
    }

    @Override
    public List<ClaimCandidate> claimable(Instant moment, Collection<SagaType> types, int perTenant) {
        if (types.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>(List.of(moment, moment));
        for (SagaType type : types) {
            arguments.add(type.name());
            arguments.add(type.version());
        }
        arguments.add(perTenant);
        arguments.add(CANDIDATES_MAX);
        String ofTypes =
                String.join(" or ", Collections.nCopies(types.size(), "(s.type_name = ? and s.type_version = ?)"));
        return sql.rows(
                """
                select id, type_name, type_version, tenant_key, queue_number, state from (
                    select s.id, s.type_name, s.type_version, s.tenant_key, s.queue_number, s.state,
                        row_number() over (partition by s.tenant_key
                            order by case when s.state = 'PENDING' then 1 else 0 end, s.queue_number) as place
                    from saga s
                    where s.live = true and s.due_at <= ? and (s.lease_until is null or s.lease_until <= ?)
                        and (%s)
                        and not exists (select 1 from saga o where o.resource_key = s.resource_key
                            and o.live = true and o.queue_number < s.queue_number)
                ) free where place <= ? order by place, queue_number limit ?
                """.formatted(ofTypes),
                row -> new ClaimCandidate(
                        row.getString("id"),
                        new SagaType(row.getString("type_name"), row.getInt("type_version")),
                        row.getString("tenant_key"),
                        row.getLong("queue_number"),
                        !"PENDING".equals(row.getString("state"))),
                arguments.toArray());
    }

    @Override
    public Map<String, Integer> leasedByTenant(Instant moment) {
        Map<String, Integer> counts = new HashMap<>();
        sql.rows("""
                        select tenant_key, count(*) as leased from saga
                        where live = true and lease_until > ? group by tenant_key
                        """, row -> Map.entry(row.getString("tenant_key"), row.getInt("leased")), moment)
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    @Override
    public boolean renew(String owner, Instant until, Renewal renewal) {
        return sql.update(
                        """
                        update saga set lease_until = ?, version = version
                                + case when progress_percent = ? and coalesce(progress_text, '') = ? then 0 else 1 end,
                            progress_percent = ?, progress_text = ?
                        where id = ? and fencing_token = ? and owner = ?
                        """,
                        until,
                        renewal.progressPercent(),
                        renewal.progressText() == null ? "" : renewal.progressText(),
                        renewal.progressPercent(),
                        renewal.progressText(),
                        renewal.fence().sagaId(),
                        renewal.fence().token(),
                        owner)
                == 1;
    }

    @Override
    public Map<String, String> cancelReasons(List<String> ids) {
        Map<String, String> reasons = new HashMap<>();
        if (ids.isEmpty()) {
            return reasons;
        }
        sql.rows(
                        "select id, cancel_reason from saga where id in (" + Sql.marks(ids.size())
                                + ") and cancel_reason is not null and state in ('PENDING', 'RUNNING')",
                        row -> Map.entry(row.getString("id"), row.getString("cancel_reason")),
                        ids.toArray())
                .forEach(entry -> reasons.put(entry.getKey(), entry.getValue()));
        return reasons;
    }

    @Override
    public Page<StoredSaga> list(PageRequest request) {
        return table.list(request);
    }
}
