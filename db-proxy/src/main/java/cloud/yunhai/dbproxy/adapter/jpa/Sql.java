package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.id.ResourceId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// Plain statements on the session's connection: for what decides by its conditions, which no entity can say.
///
/// Times go to and from the database as UTC, by [LocalDateTime], which no driver converts.
final class Sql {
    private final StatelessSession session;

    Sql(StatelessSession session) {
        this.session = session;
    }

    /// Reads one row.
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Changes rows; answers how many matched.
    int update(String sql, @Nullable Object... arguments) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, arguments);
                return statement.executeUpdate();
            }
        });
    }

    /// Adds rows unless a unique key forbids it.
    boolean tryInsert(String sql, @Nullable Object... arguments) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, arguments);
                return statement.executeUpdate() > 0;
            } catch (SQLException failure) {
                if (SqlFailures.isDuplicate(failure)) {
                    return false;
                }
                throw failure;
            }
        });
    }

    <T> List<T> rows(String sql, Reader<T> reader, @Nullable Object... arguments) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, arguments);
                try (ResultSet result = statement.executeQuery()) {
                    List<T> rows = new ArrayList<>();
                    while (result.next()) {
                        rows.add(reader.read(result));
                    }
                    return rows;
                }
            }
        });
    }

    <T> Optional<T> row(String sql, Reader<T> reader, @Nullable Object... arguments) {
        return rows(sql, reader, arguments).stream().findFirst();
    }

    long number(String sql, @Nullable Object... arguments) {
        return row(sql, result -> result.getLong(1), arguments).orElse(0L);
    }

    /// So many placeholders.
    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDateTime.class), column)
                .toInstant(ZoneOffset.UTC);
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, column(arguments[i]));
        }
    }

    private static @Nullable Object column(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            case ResourceId id -> id.text();
            case Enum<?> constant -> constant.name();
            default -> value;
        };
    }
}
