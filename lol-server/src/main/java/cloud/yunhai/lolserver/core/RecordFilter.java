package cloud.yunhai.lolserver.core;

import cloud.yunhai.common.lol.LogRecord;
import cloud.yunhai.lolserver.core.BlockSummary.Term;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says of a block, a line and a record whether the query may want it; each says so more exactly than the one before,
/// and costs more.
public final class RecordFilter {
    /// Texts that stand in JSON just as they are.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_:.-]+");

    private final LogQuery query;
    private final @Nullable Position after;
    private final Map<Term, String> terms = new EnumMap<>(Term.class);
    private final List<byte[]> needed = new ArrayList<>();
    private final @Nullable String text;

    public RecordFilter(LogQuery query) {
        this.query = query;
        this.after = query.after();
        this.text = query.text() == null ? null : query.text().toLowerCase(Locale.ROOT);
        need(Term.TRACE, query.trace());
        need(Term.OPERATION, query.operation());
        need(Term.INSTANCE, query.instance());
        need(Term.USER, query.user());
        need(Term.HOST, query.host());
    }

    private void need(Term kind, @Nullable String value) {
        if (value != null) {
            terms.put(kind, kind.of(value));
            if (PLAIN.matcher(value).matches()) {
                needed.add(('"' + value + '"').getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /// Whether times of this range, both ends included, may be wanted.
    public boolean wantsTimes(long firstMicros, long lastMicros) {
        if (lastMicros < query.fromMicros() || firstMicros >= query.toMicros()) {
            return false;
        }
        if (after == null) {
            return true;
        }
        return query.oldestFirst() ? lastMicros >= after.micros() : firstMicros <= after.micros();
    }

    public boolean wants(BlockSummary block) {
        return wantsTimes(block.firstMicros(), block.lastMicros())
                && block.reaches(query.minLevel())
                && (query.modules().isEmpty() || block.modules().stream().anyMatch(query.modules()::contains))
                && terms.values().stream().allMatch(block.terms()::mayHave);
    }

    /// Looks for the bytes of the wanted ids, which is much quicker than reading the JSON.
    public boolean wants(byte[] lines, int start, int end) {
        for (byte[] each : needed) {
            if (!contains(lines, start, end, each)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] bytes, int start, int end, byte[] part) {
        int last = end - part.length;
        for (int i = start; i <= last; i++) {
            int matched = 0;
            while (matched < part.length && bytes[i + matched] == part[matched]) {
                matched++;
            }
            if (matched == part.length) {
                return true;
            }
        }
        return false;
    }

    public boolean wants(LogRecord record) {
        Position position = Position.of(record);
        return position.micros() >= query.fromMicros()
                && position.micros() < query.toMicros()
                && (after == null
                        || (query.oldestFirst() ? position.compareTo(after) > 0 : position.compareTo(after) < 0))
                && record.level().compareTo(query.minLevel()) >= 0
                && (query.modules().isEmpty() || query.modules().contains(record.moduleName()))
                && is(query.trace(), record.trace())
                && is(query.operation(), record.operationId())
                && is(query.instance(), record.instanceId())
                && is(query.user(), record.userId())
                && is(query.host(), record.hostName())
                && (text == null || speaksOf(record, text));
    }

    private static boolean is(@Nullable String wanted, @Nullable String value) {
        return wanted == null || wanted.equals(value);
    }

    private static boolean speaksOf(LogRecord record, String text) {
        return has(record.message(), text)
                || has(record.error(), text)
                || has(record.logger(), text)
                || record.values().entrySet().stream()
                        .anyMatch(value -> has(value.getKey(), text) || has(value.getValue(), text));
    }

    private static boolean has(@Nullable String value, String text) {
        return value != null && value.toLowerCase(Locale.ROOT).contains(text);
    }
}
