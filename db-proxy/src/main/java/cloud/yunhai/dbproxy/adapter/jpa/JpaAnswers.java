package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.dbproxy.app.store.Answers;
import java.util.Optional;

/// The rows of `idempotency_key`.
final class JpaAnswers implements Answers {
    private final Sql sql;

    JpaAnswers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean tryTake(Answer taken) {
        return sql.tryInsert(
                """
                insert into idempotency_key (account_id, idempotency_key, request_hash, first_taken_at, hold_until,
                    expires_at) values (?, ?, ?, ?, ?, ?)
                """,
                taken.accountId(),
                taken.key(),
                taken.requestHash(),
                taken.firstTakenAt(),
                taken.holdUntil(),
                taken.expiresAt());
    }

    @Override
    public Optional<Answer> lock(String accountId, String key) {
        return sql.row(
                "select * from idempotency_key where account_id = ? and idempotency_key = ? for update",
                row -> new Answer(
                        accountId,
                        key,
                        row.getString("request_hash"),
                        row.getObject("status", Integer.class),
                        row.getString("headers_json"),
                        row.getBytes("body"),
                        Sql.instant(row, "first_taken_at"),
                        Sql.instant(row, "hold_until"),
                        Sql.instant(row, "expires_at")),
                accountId,
                key);
    }

    @Override
    public void put(Answer answer) {
        sql.update(
                """
                update idempotency_key set request_hash = ?, status = ?, headers_json = ?, body = ?,
                    first_taken_at = ?, hold_until = ?, expires_at = ?
                where account_id = ? and idempotency_key = ?
                """,
                answer.requestHash(),
                answer.status(),
                answer.headersJson(),
                answer.body(),
                answer.firstTakenAt(),
                answer.holdUntil(),
                answer.expiresAt(),
                answer.accountId(),
                answer.key());
    }

    @Override
    public void abandon(String accountId, String key) {
        sql.update(
                "delete from idempotency_key where account_id = ? and idempotency_key = ? and status is null",
                accountId,
                key);
    }
}
