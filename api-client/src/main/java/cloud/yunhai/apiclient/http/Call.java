package cloud.yunhai.apiclient.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One request, whatever number of attempts it takes.
///
/// @param path from the root of the API, already encoded
/// @param accept the media type wanted; null: that of the format
/// @param timeout for one attempt; null: the usual one
/// @param open whether it goes without a token
public record Call(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable Object body,
        @Nullable String accept,
        @Nullable Duration timeout,
        boolean open) {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String IF_MATCH = "If-Match";

    public static Call get(String path) {
        return new Call("GET", path, Map.of(), Map.of(), null, null, null, false);
    }

    /// With a fresh idempotency key: however often it is sent, it is done once.
    public static Call post(String path, @Nullable Object body) {
        return new Call("POST", path, Map.of(), Map.of(), body, null, null, false)
                .header(IDEMPOTENCY_KEY, UUID.randomUUID().toString());
    }

    public static Call patch(String path, Object body) {
        return new Call("PATCH", path, Map.of(), Map.of(), body, null, null, false);
    }

    public static Call delete(String path) {
        return new Call("DELETE", path, Map.of(), Map.of(), null, null, null, false);
    }

    /// With one more query member; null and empty values are left out.
    public Call query(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        return new Call(method, path, with(query, name, value), headers, body, accept, timeout, open);
    }

    /// With this header; null: as it is.
    public Call header(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        return new Call(method, path, query, with(headers, name, value), body, accept, timeout, open);
    }

    /// Under the caller's own idempotency key; null: the fresh one stays.
    public Call key(@Nullable String key) {
        return header(IDEMPOTENCY_KEY, key);
    }

    /// Only if the resource is still as this tag says; null: in any case.
    public Call ifMatch(@Nullable String tag) {
        return header(IF_MATCH, tag);
    }

    /// For another media type than that of the format.
    public Call accept(String mediaType) {
        return new Call(method, path, query, headers, body, mediaType, timeout, open);
    }

    /// With another time limit for one attempt.
    public Call timeout(Duration limit) {
        return new Call(method, path, query, headers, body, accept, limit, open);
    }

    /// Without a token.
    public Call withoutToken() {
        return new Call(method, path, query, headers, body, accept, timeout, true);
    }

    /// Whether sending it a second time does no harm when nobody knows whether the first was done.
    ///
    /// A change on a condition is not: done the first time, the condition fails the second time.
    boolean repeatable() {
        return !headers.containsKey(IF_MATCH);
    }

    /// Path and query.
    String target() {
        if (query.isEmpty()) {
            return path;
        }
        return query.entrySet().stream()
                .map(member -> encoded(member.getKey()) + "=" + encoded(member.getValue()))
                .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
