package cloud.yunhai.lolserver.endpoint;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.lol.LogLevel;
import cloud.yunhai.lolserver.core.BlockSummary;
import cloud.yunhai.lolserver.core.LogQuery;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a query from the parameters of a URL.
final class QueryParameters {
    private static final Set<String> NAMES = Set.of(
            "from",
            "to",
            "module",
            "level",
            "user",
            "instance",
            "operation",
            "trace",
            "host",
            "text",
            "limit",
            "page_token",
            "order");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private QueryParameters() {}

    /// @throws CloudException INVALID, naming the parameter
    static LogQuery read(@Nullable String rawQuery) {
        QueryParameters parameters = new QueryParameters();
        for (String pair : rawQuery == null || rawQuery.isEmpty() ? new String[0] : rawQuery.split("&", -1)) {
            parameters.put(pair);
        }
        try {
            return parameters.query();
        } catch (IllegalArgumentException wrong) {
            throw new CloudException(ErrorCode.INVALID, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void put(String pair) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        if (!NAMES.contains(name)) {
            throw CloudException.invalid(
                    name, "unknown", "one of " + NAMES.stream().sorted().toList());
        }
        List<String> given = values.computeIfAbsent(name, _ -> new ArrayList<>());
        given.add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        if (given.size() > 1 && !name.equals("module")) {
            throw CloudException.invalid(name, "given twice", "once");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw CloudException.invalid("query", text, "percent-encoded text");
        }
    }

    private LogQuery query() {
        return new LogQuery(
                time("from", Long.MIN_VALUE),
                time("to", Long.MAX_VALUE),
                Set.copyOf(values.getOrDefault("module", List.of())),
                level(),
                text("user"),
                text("instance"),
                text("operation"),
                text("trace"),
                text("host"),
                text("text"),
                limit(),
                text("page_token"),
                oldestFirst());
    }

    private @Nullable String text(String name) {
        List<String> given = values.get(name);
        return given == null ? null : given.getFirst();
    }

    private long time(String name, long otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return BlockSummary.micros(Instant.parse(value));
        } catch (DateTimeException wrong) {
            throw CloudException.invalid(name, value, "as 2026-01-31T12:00:00Z");
        }
    }

    private LogLevel level() {
        String value = text("level");
        for (LogLevel level : LogLevel.values()) {
            if (value == null || level.name().equals(value.toUpperCase(Locale.ROOT))) {
                return level;
            }
        }
        throw CloudException.invalid("level", value, "one of " + List.of(LogLevel.values()));
    }

    private int limit() {
        String value = text("limit");
        try {
            return value == null ? LogQuery.DEFAULT_LIMIT : Integer.parseInt(value);
        } catch (NumberFormatException wrong) {
            throw CloudException.invalid("limit", value, "1 to " + LogQuery.MAX_LIMIT);
        }
    }

    private boolean oldestFirst() {
        String value = text("order");
        if (value == null || value.equals("newest")) {
            return false;
        }
        if (value.equals("oldest")) {
            return true;
        }
        throw CloudException.invalid("order", value, "newest or oldest");
    }
}
