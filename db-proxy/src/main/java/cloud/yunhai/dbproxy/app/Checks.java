package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.dbproxy.app.store.Table;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is asked of arguments everywhere; messages name field, value and expectation.
final class Checks {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._ -]{0,62}");
    private static final int REASON_MAX = 1_000;

    private Checks() {}

    static void name(String value) {
        if (!NAME.matcher(value).matches()) {
            throw CloudException.invalid("name", value, "1 to 63 letters, digits, '-', '_', '.' or spaces");
        }
    }

    static void atLeast(String field, long value, long least) {
        if (value < least) {
            throw CloudException.invalid(field, value, "at least " + least);
        }
    }

    static void atLeast(String field, double value, double least) {
        if (!(value >= least && value <= 1_000)) {
            throw CloudException.invalid(field, value, "from " + least + " to 1000");
        }
    }

    /// A row that another one refers to.
    static <R> R referred(Table<R> table, String field, String id) {
        return table.find(id).orElseThrow(() -> CloudException.invalid(field, id, "an existing " + table.what()));
    }

    /// The row to act on, locked.
    static <R> R locked(Table<R> table, String id) {
        return table.lock(id).orElseThrow(() -> CloudException.notFound(table.what(), id));
    }

    static <R> R found(Table<R> table, String id) {
        return table.find(id).orElseThrow(() -> CloudException.notFound(table.what(), id));
    }

    /// The caller has seen this version; 0: any will do.
    static void version(String id, long expected, long actual) {
        if (expected != 0 && expected != actual) {
            throw CloudException.of(
                            ErrorCode.STALE_ETAG,
                            "version: " + expected + " (expected: " + actual + ", since " + id + " was changed)")
                    .detail("version", Long.toString(actual))
                    .build();
        }
    }

    /// No other row may have these values.
    static <R> void unique(Table<R> table, Map<String, ?> attributes, String name) {
        if (table.exists(attributes)) {
            throw CloudException.of(
                            ErrorCode.ALREADY_EXISTS,
                            "name: " + name + " (expected: not yet taken by a " + table.what() + ")")
                    .detail("field", "name")
                    .build();
        }
    }

    static CloudException inUse(String what, String id, String by) {
        return CloudException.of(ErrorCode.IN_USE, what + " " + id + " is used by " + by)
                .detail("usedBy", by)
                .build();
    }

    static CloudException repeatedDifferently(String what, String id) {
        return new CloudException(
                ErrorCode.REPEATED_DIFFERENTLY, what + " " + id + " was created before with other arguments");
    }

    /// Fits the column.
    static @Nullable String reason(@Nullable String text) {
        return text == null || text.length() <= REASON_MAX ? text : text.substring(0, REASON_MAX);
    }
}
