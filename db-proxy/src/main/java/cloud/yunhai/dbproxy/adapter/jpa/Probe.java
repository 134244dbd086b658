package cloud.yunhai.dbproxy.adapter.jpa;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/// Small questions to the server itself.
public final class Probe {
    private Probe() {}

    /// What the server calls itself.
    static String version(DataSource connections, boolean embedded) {
        return ask(connections, embedded ? "select h2version()" : "select version()", row -> row.getString(1));
    }

    /// The server's time.
    public static Instant time(DataSource connections) {
        return ask(
                connections,
                "select utc_timestamp(6)",
                row -> row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    /// Whether it answers.
    public static boolean answers(DataSource connections) {
        try {
            return ask(connections, "select 1", row -> row.getInt(1)) == 1;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /// Whether there is any account.
    static boolean anyAccount(DataSource connections) {
        return ask(connections, "select count(*) from account", row -> row.getLong(1)) > 0;
    }

    private static <T> T ask(DataSource connections, String question, Sql.Reader<T> reader) {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            T answer = reader.read(row);
            connection.rollback();
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
    }
}
