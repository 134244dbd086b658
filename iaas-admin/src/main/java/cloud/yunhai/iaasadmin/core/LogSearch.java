package cloud.yunhai.iaasadmin.core;

import cloud.yunhai.apicommon.representation.LogLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is looked for in the logs; null or empty: anything.
///
/// @param period how far back, as `15m`, `1h` or `7d`, where no beginning is given
/// @param from not before, in UTC, as `2026-01-31T08:00`
/// @param to before, likewise
/// @param level at least so grave
/// @param operation an operation's id
/// @param instance an instance's id
/// @param page where to go on
public record LogSearch(
        @Nullable String period,
        @Nullable String from,
        @Nullable String to,
        @Nullable String module,
        @Nullable LogLevel level,
        @Nullable String host,
        @Nullable String operation,
        @Nullable String instance,
        @Nullable String trace,
        @Nullable String text,
        @Nullable String page) {
    /// Where the search begins; null: with the oldest record.
    ///
    /// @throws DateTimeException when it is no moment
    public @Nullable Instant begin(Instant now) {
        if (from != null && !from.isBlank()) {
            return moment(from);
        }
        return period == null || period.isBlank() ? null : now.minus(duration(period));
    }

    /// Where it ends; null: now.
    ///
    /// @throws DateTimeException when it is no moment
    public @Nullable Instant end() {
        return to == null || to.isBlank() ? null : moment(to);
    }

    private static Instant moment(String text) {
        return LocalDateTime.parse(text.strip()).toInstant(ZoneOffset.UTC);
    }

    private static Duration duration(String text) {
        String unit = text.strip().toUpperCase(Locale.ROOT);
        return Duration.parse(unit.endsWith("D") ? "P" + unit : "PT" + unit);
    }
}
