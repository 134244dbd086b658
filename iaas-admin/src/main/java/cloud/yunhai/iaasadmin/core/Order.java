package cloud.yunhai.iaasadmin.core;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// By which column a table is sorted. In addresses it is written `name`, or `-name` for the other way round.
public record Order(String column, boolean descending) {
    /// What an address says, if the table has such a column; else the usual one.
    public static Order of(@Nullable String text, Map<String, ?> columns, String usual) {
        Order wanted = parse(text == null ? usual : text);
        return columns.containsKey(wanted.column) ? wanted : parse(usual);
    }

    private static Order parse(String text) {
        return text.startsWith("-") ? new Order(text.substring(1), true) : new Order(text, false);
    }

    /// These, sorted. Equals stay in the order that they came in.
    public <R> List<R> sort(List<R> rows, Map<String, Comparator<R>> columns) {
        Comparator<R> by = columns.get(column);
        if (by == null) {
            throw new IllegalArgumentException("column: " + column + " (expected: one of " + columns.keySet() + ")");
        }
        return rows.stream().sorted(descending ? by.reversed() : by).toList();
    }

    /// What a click on a column's head asks for: that column, and the other way round if it is this one.
    public String after(String clicked) {
        return clicked.equals(column) && !descending ? "-" + clicked : clicked;
    }

    /// The value of `aria-sort` of a column's head; null: the table is not sorted by it.
    public @Nullable String aria(String head) {
        if (!head.equals(column)) {
            return null;
        }
        return descending ? "descending" : "ascending";
    }

    /// As addresses have it.
    @Override
    public String toString() {
        return descending ? "-" + column : column;
    }
}
