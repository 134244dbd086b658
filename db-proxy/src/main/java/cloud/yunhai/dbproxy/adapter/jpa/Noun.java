package cloud.yunhai.dbproxy.adapter.jpa;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How one noun is kept: its row type, both directions of the mapping, and what its lists may be filtered by.
///
/// @param written the model as it was written, of the model and its row; null: read from the row
/// @param tenantClause restricts a list to a tenant; null for nouns that belong to none
/// @param hidingClause leaves out of lists what no list shows, but for what is gone when the state DELETED is asked
/// for; null where all is shown
/// @param filters attribute to the reader of the filter's text
record Noun<R, E>(
        Class<E> rowType,
        String what,
        Function<R, E> toRow,
        Function<E, R> toModel,
        @Nullable BiFunction<R, E, R> written,
        @Nullable String tenantClause,
        @Nullable String hidingClause,
        Map<String, Function<String, Optional<Object>>> filters) {

    static <R, E> Noun<R, E> of(Class<E> rowType, String what, Function<R, E> toRow, Function<E, R> toModel) {
        return new Noun<>(rowType, what, toRow, toModel, null, null, null, Map.of());
    }

    Noun<R, E> written(BiFunction<R, E, R> model) {
        return new Noun<>(rowType, what, toRow, toModel, model, tenantClause, hidingClause, filters);
    }

    Noun<R, E> tenant(String clause) {
        return new Noun<>(rowType, what, toRow, toModel, written, clause, hidingClause, filters);
    }

    Noun<R, E> hiding(String clause) {
        return new Noun<>(rowType, what, toRow, toModel, written, tenantClause, clause, filters);
    }

    Noun<R, E> filter(String attribute, Function<String, Optional<Object>> reader) {
        Map<String, Function<String, Optional<Object>>> more = new LinkedHashMap<>(filters);
        more.put(attribute, reader);
        return new Noun<>(rowType, what, toRow, toModel, written, tenantClause, hidingClause, more);
    }

    static Optional<Object> text(String value) {
        return Optional.of(value);
    }

    static Optional<Object> truth(String value) {
        return switch (value) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Function<String, Optional<Object>> constant(Class<? extends Enum<?>> type) {
        return value -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .map(Object.class::cast);
    }
}
