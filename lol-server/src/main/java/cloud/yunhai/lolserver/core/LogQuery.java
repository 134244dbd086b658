package cloud.yunhai.lolserver.core;

import cloud.yunhai.common.lol.LogLevel;
import cloud.yunhai.common.lol.LogLimits;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is looked for. All that is given must hold.
///
/// @param fromMicros the earliest time, inclusive
/// @param toMicros the end of the time, exclusive
/// @param modules one of these wrote it; empty: any
/// @param minLevel it is at least so grave
/// @param text it is part of the message, the error or a value, in upper or lower case
/// @param limit records of a page
/// @param pageToken where the page before ended
public record LogQuery(
        long fromMicros,
        long toMicros,
        Set<String> modules,
        LogLevel minLevel,
        @Nullable String user,
        @Nullable String instance,
        @Nullable String operation,
        @Nullable String trace,
        @Nullable String host,
        @Nullable String text,
        int limit,
        @Nullable String pageToken,
        boolean oldestFirst) {
    /// Records of the largest page.
    public static final int MAX_LIMIT = 1000;

    /// Records of a page when nothing is said.
    public static final int DEFAULT_LIMIT = 100;

    private static final int MAX_MODULES = 50;
    private static final int MAX_TOKEN = 1000;

    public LogQuery {
        modules = Set.copyOf(modules);
        if (fromMicros > toMicros) {
            throw new IllegalArgumentException("from: after to (expected: not later than to)");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + MAX_LIMIT + ")");
        }
        if (modules.size() > MAX_MODULES) {
            throw new IllegalArgumentException(
                    "module: " + modules.size() + " of them (expected: at most " + MAX_MODULES + ")");
        }
        modules.forEach(module -> name("module", module));
        name("user", user);
        name("instance", instance);
        name("operation", operation);
        name("trace", trace);
        name("host", host);
        name("text", text);
    }

    /// Where the page before ended; null for the first page.
    ///
    /// @throws IllegalArgumentException if the token is not one of this query
    public @Nullable Position after() {
        if (pageToken == null) {
            return null;
        }
        try {
            if (pageToken.length() <= MAX_TOKEN) {
                String token = new String(Base64.getUrlDecoder().decode(pageToken), StandardCharsets.UTF_8);
                String[] parts = token.split(" ", 3);
                if (parts.length == 3 && parts[0].equals(mark())) {
                    return new Position(Long.parseLong(parts[1]), parts[2]);
                }
            }
        } catch (IllegalArgumentException wrong) {
            // The same as one of another query.
        }
        throw new IllegalArgumentException("page_token: unknown (expected: the token of this query's page before)");
    }

    /// The token of the page that follows this position.
    public String tokenAfter(Position position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        (mark() + " " + position.micros() + " " + position.id()).getBytes(StandardCharsets.UTF_8));
    }

    /// Tells queries apart, so that a token is not used with another one. The page size may change from page to
    /// page.
    private String mark() {
        return Integer.toHexString(Objects.hash(
                fromMicros,
                toMicros,
                modules,
                minLevel.name(),
                user,
                instance,
                operation,
                trace,
                host,
                text,
                oldestFirst));
    }

    private static void name(String member, @Nullable String value) {
        if (value != null && (value.isEmpty() || value.length() > LogLimits.NAME_CHARS)) {
            throw new IllegalArgumentException(
                    member + ": " + value.length() + " characters (expected: 1 to " + LogLimits.NAME_CHARS + ")");
        }
    }
}
