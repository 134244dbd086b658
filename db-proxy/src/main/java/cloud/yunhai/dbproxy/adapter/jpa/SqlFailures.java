package cloud.yunhai.dbproxy.adapter.jpa;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an exception of a driver means, for MariaDB, MySQL and H2.
final class SqlFailures {
    /// 1213 deadlock, 1205 lock wait, 1020 changed since read; H2: 40001 deadlock, 50200 lock time-out,
    /// 90131 concurrent update, 90112 row not found when deleting.
    private static final Set<Integer> MEETING = Set.of(1213, 1205, 1020, 40001, 50200, 90131, 90112);

    /// 1062 duplicate entry; 23505 unique index of H2.
    private static final Set<Integer> DUPLICATE = Set.of(1062, 23505);

    private SqlFailures() {}

    /// What to do about it.
    enum Kind {
        /// Two transactions met: the same one succeeds when it is begun again.
        MEETING,
        /// A unique key: begun again, the transaction sees who was first.
        DUPLICATE,
        /// The database does not answer.
        UNAVAILABLE,
        /// A mistake of ours.
        OTHER
    }

    static Kind classify(Throwable failure) {
        SQLException sql = find(failure);
        if (sql == null) {
            return isStale(failure) ? Kind.MEETING : Kind.OTHER;
        }
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (MEETING.contains(sql.getErrorCode()) || state.startsWith("40")) {
            return Kind.MEETING;
        }
        if (isDuplicate(sql)) {
            return Kind.DUPLICATE;
        }
        if (sql instanceof SQLTransientConnectionException || state.startsWith("08") || state.startsWith("57P")) {
            return Kind.UNAVAILABLE;
        }
        return Kind.OTHER;
    }

    static boolean isDuplicate(SQLException failure) {
        return DUPLICATE.contains(failure.getErrorCode());
    }

    private static boolean isStale(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.hibernate.StaleStateException) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable SQLException find(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
