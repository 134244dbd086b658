package cloud.yunhai.dbproxy.adapter.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/// Refuses a database that would lose what the platform relies on: microseconds, any character, isolation, and
/// conditional updates that wait for one another.
final class SelfCheck {
    private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 1, 2, 3, 4, 5, 678_901_000);
    private static final String WORDS = "über 云主机 🚀";
    private static final long WAIT_MILLIS = 150;
    private static final long ANSWER_MILLIS = 10_000;

    private final DataSource connections;
    private final String version;
    private final String id = UUID.randomUUID().toString();

    SelfCheck(DataSource connections, String version) {
        this.connections = connections;
        this.version = version;
    }

    void run() {
        try (Connection first = connections.getConnection();
                Connection second = connections.getConnection();
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            insert(first);
            keepsValues(first);
            hidesUncommitted(second);
            first.commit();
            makesUpdatesWait(first, second, other);
            delete(first);
            first.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("database self-check: " + e.getMessage(), e);
        }
    }

    private void insert(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into self_check (id, checked_at, words, number) values (?, ?, ?, 0)")) {
            statement.setString(1, id);
            statement.setObject(2, MOMENT);
            statement.setString(3, WORDS);
            statement.executeUpdate();
        }
    }

    private void keepsValues(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select checked_at, words from self_check where id = ?")) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                LocalDateTime moment = row.getObject(1, LocalDateTime.class);
                require(
                        MOMENT.equals(moment),
                        "a time written as " + MOMENT + " is read as " + moment
                                + " (expected: with microseconds; MariaDB behind jdbc:mysql: needs the server option"
                                + " --version=5.7.19-" + version + ", or use jdbc:mariadb:)");
                String words = row.getString(2);
                require(
                        WORDS.equals(words),
                        "the text " + WORDS + " is read as " + words + " (expected: unchanged; the character set must"
                                + " be utf8mb4)");
            }
        }
    }

    private void hidesUncommitted(Connection connection) throws SQLException {
        int isolation = connection.getTransactionIsolation();
        require(
                isolation >= Connection.TRANSACTION_READ_COMMITTED,
                "isolation " + isolation + " (expected: READ COMMITTED or better)");
        try (PreparedStatement statement = connection.prepareStatement("select 1 from self_check where id = ?")) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                require(!row.next(), "a row that is not committed is seen by others (expected: not seen)");
            }
        }
        connection.rollback();
    }

    /// Two conditional updates of one row: the second waits for the first, and then sees what it did.
    private void makesUpdatesWait(Connection first, Connection second, ExecutorService other) throws SQLException {
        require(take(first) == 1, "a conditional update matched nothing (expected: one row)");
        Future<Integer> later = other.submit(() -> take(second));
        try {
            later.get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            throw refused("a conditional update did not wait for an uncommitted one (expected: it waits)");
        } catch (TimeoutException waits) {
            first.commit();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("database self-check: " + e.getMessage(), e);
        }
        try {
            int matched = later.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            require(matched == 0, "one unit was given to two claimers (expected: the second gets none)");
            second.rollback();
        } catch (InterruptedException | java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new IllegalStateException("database self-check: " + e.getMessage(), e);
        }
    }

    private int take(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update self_check set number = number + 1 where id = ? and number + 1 <= 1")) {
            statement.setString(1, id);
            return statement.executeUpdate();
        }
    }

    private void delete(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from self_check where id = ?")) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw refused(message);
        }
    }

    private IllegalStateException refused(String message) {
        return new IllegalStateException("database " + version + " cannot be used: " + message);
    }
}
