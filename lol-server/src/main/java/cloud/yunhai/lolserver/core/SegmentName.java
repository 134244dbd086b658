package cloud.yunhai.lolserver.core;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a segment lies: `YYYY-MM-DD/HH-JOURNAL.seg`, the hour of its records and the journal that they come from.
public record SegmentName(Instant hour, long journal) implements Comparable<SegmentName> {
    private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})/(\\d{2})-(\\d{12})\\.seg");
    private static final DateTimeFormatter DAY_HOUR =
            DateTimeFormatter.ofPattern("yyyy-MM-dd/HH", Locale.ROOT).withZone(ZoneOffset.UTC);

    public SegmentName {
        hour = hour.truncatedTo(ChronoUnit.HOURS);
    }

    /// The day's directory and the file in it.
    public String path() {
        return "%s-%012d.seg".formatted(DAY_HOUR.format(hour), journal);
    }

    public static Optional<SegmentName> parse(String path) {
        Matcher matcher = FORM.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            Instant hour = LocalDateTime.parse(matcher.group(1) + "T" + matcher.group(2) + ":00")
                    .toInstant(ZoneOffset.UTC);
            return Optional.of(new SegmentName(hour, Long.parseLong(matcher.group(3))));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /// The first moment of its hour.
    public long firstMicros() {
        return BlockSummary.micros(hour);
    }

    /// The last moment of its hour.
    public long lastMicros() {
        return BlockSummary.micros(hour.plus(1, ChronoUnit.HOURS)) - 1;
    }

    @Override
    public int compareTo(SegmentName other) {
        int byHour = hour.compareTo(other.hour);
        return byHour != 0 ? byHour : Long.compare(journal, other.journal);
    }
}
