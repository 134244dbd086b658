package cloud.yunhai.portal.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times and amounts as people read them. Pages say times in UTC; a script says them in the browser's zone.
public final class Formats {
    private static final long KIB = 1024;
    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Locale language;

    public Formats(Locale language) {
        this.language = language;
    }

    /// As `2026-01-31 08:15:00 UTC`; nothing for null.
    public String time(@Nullable Instant moment) {
        return moment == null ? "" : TIME.format(moment);
    }

    /// As `1.5 GiB`.
    public String memory(@Nullable Long mebibytes) {
        return mebibytes == null ? "" : bytes(mebibytes * KIB * KIB);
    }

    /// As `10 GiB`.
    public String storage(@Nullable Long gibibytes) {
        return gibibytes == null ? "" : bytes(gibibytes * KIB * KIB * KIB);
    }

    /// In the greatest unit of which there is at least one.
    public String bytes(@Nullable Long bytes) {
        if (bytes == null) {
            return "";
        }
        double amount = bytes;
        int unit = 0;
        while (amount >= KIB && unit < BYTES.length - 1) {
            amount /= KIB;
            unit++;
        }
        boolean whole = amount == Math.rint(amount);
        return String.format(language, whole ? "%.0f %s" : "%.1f %s", amount, BYTES[unit]);
    }

    /// How long from one moment to another, as `85 ms`, `3.2 s`, `4 min 10 s`; nothing where one is missing.
    public String between(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null || to.isBefore(from)) {
            return "";
        }
        Duration time = Duration.between(from, to);
        if (time.toMillis() < 1_000) {
            return time.toMillis() + " ms";
        }
        if (time.toMinutes() < 1) {
            return String.format(language, "%.1f s", time.toMillis() / 1e3);
        }
        return time.toHours() < 1
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
