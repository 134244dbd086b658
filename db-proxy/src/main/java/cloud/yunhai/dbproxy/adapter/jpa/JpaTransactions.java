package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.saga.journal.Fence;
import cloud.yunhai.dbproxy.app.store.CallInfo;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Transactions by Hibernate's stateless sessions: no cache, no flush order, each statement where it is written.
///
/// When the database gives up a transaction because it met another one (deadlock, lock time-out, unique key), the
/// whole use case is begun again after a pause with jitter, as long as the caller still waits.
public final class JpaTransactions implements Transactions {
    private static final Logger log = LoggerFactory.getLogger(JpaTransactions.class);
    private static final int ATTEMPTS_MAX = 40;
    private static final int DUPLICATES_MAX = 3;
    private static final long PAUSE_MAX_MILLIS = 100;

    private final SessionFactory sessions;
    private final Durability durability;
    private final InstantSource clock;
    private final CallInfo call;
    private final Runnable changed;

    /// @param changed called after each commit that wrote events
    public JpaTransactions(Database database, InstantSource clock, CallInfo call, Runnable changed) {
        this.sessions = database.sessions();
        this.durability = database.durability();
        this.clock = clock;
        this.call = call;
        this.changed = changed;
    }

    @Override
    public <T> T write(Function<Work, T> useCase) {
        Fence fence = call.fence();
        return repeated(
                work -> {
                    if (fence != null) {
                        refuseStale(work, fence);
                    }
                    return useCase.apply(work);
                },
                false);
    }

    @Override
    public <T> T writeUnfenced(Function<Work, T> useCase) {
        return repeated(useCase::apply, false);
    }

    @Override
    public <T> T read(Function<Work, T> useCase) {
        return repeated(useCase::apply, true);
    }

    /// Holds the saga's row till the end, so that no take-over comes between this check and the change.
    private static void refuseStale(JpaWork work, Fence fence) {
        boolean newest = work.sql()
                .row(
                        "select fencing_token, live, owner from saga where id = ? for update",
                        row -> row.getLong("fencing_token") == fence.token()
                                && row.getBoolean("live")
                                && row.getString("owner") != null,
                        fence.sagaId())
                .orElse(false);
        if (!newest) {
            throw CloudException.of(ErrorCode.FENCED_OUT, "operation " + fence.sagaId() + " has another owner by now")
                    .internal("fencing token " + fence.token() + " is not the newest of a live saga")
                    .build();
        }
    }

    private <T> T repeated(Function<JpaWork, T> useCase, boolean readOnly) {
        int duplicates = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                return once(useCase, readOnly);
            } catch (CloudException refused) {
                throw refused;
            } catch (RuntimeException failure) {
                SqlFailures.Kind kind = SqlFailures.classify(failure);
                switch (kind) {
                    case MEETING -> {
                        if (attempt >= ATTEMPTS_MAX) {
                            throw overloaded(failure);
                        }
                    }
                    case DUPLICATE -> {
                        if (++duplicates >= DUPLICATES_MAX) {
                            throw new CloudException(
                                    ErrorCode.ALREADY_EXISTS, "there is one with this name or id already", failure);
                        }
                    }
                    case UNAVAILABLE ->
                        throw new CloudException(
                                ErrorCode.DATABASE_UNAVAILABLE, "the database does not answer", failure);
                    case OTHER -> throw failure;
                }
                log.debug("transaction.repeated attempt={} kind={}", attempt, kind, failure);
                pause(attempt, failure);
            }
        }
    }

    private <T> T once(Function<JpaWork, T> useCase, boolean readOnly) {
        JpaWork work;
        T result;
        boolean events;
        try (StatelessSession session = sessions.openStatelessSession()) {
            Transaction transaction = session.beginTransaction();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            work = new JpaWork(session, now, call.caller());
            try {
                result = useCase.apply(work);
                events = work.finish();
            } catch (Throwable failure) {
                rollBack(transaction, failure);
                throw failure;
            }
            if (readOnly) {
                commit(transaction);
            } else {
                durability.commit(() -> commit(transaction), call.remaining());
            }
        }
        if (readOnly) {
            durability.settle(call.remaining());
        }
        if (events) {
            changed.run();
        }
        work.afterCommit().forEach(Runnable::run);
        return result;
    }

    private static void commit(Transaction transaction) {
        try {
            transaction.commit();
        } catch (RuntimeException failure) {
            if (SqlFailures.classify(failure) == SqlFailures.Kind.UNAVAILABLE) {
                throw new CloudException(
                        ErrorCode.UNKNOWN_OUTCOME, "the database did not say whether the change was made", failure);
            }
            throw failure;
        }
    }

    private static void rollBack(Transaction transaction, Throwable because) {
        try {
            transaction.rollback();
        } catch (RuntimeException failure) {
            because.addSuppressed(failure);
        }
    }

    private void pause(int attempt, Throwable failure) {
        long millis = ThreadLocalRandom.current().nextLong(1, Math.min(PAUSE_MAX_MILLIS, 4L << Math.min(attempt, 5)));
        Duration left = call.remaining();
        if (left.toMillis() <= millis) {
            throw overloaded(failure);
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw overloaded(failure);
        }
    }

    private static CloudException overloaded(Throwable failure) {
        return new CloudException(ErrorCode.OVERLOADED, "too many changes of the same records at once", failure);
    }
}
