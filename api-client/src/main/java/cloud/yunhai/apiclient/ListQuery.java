package cloud.yunhai.apiclient;

import cloud.yunhai.apiclient.http.Call;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to list.
///
/// @param limit items per page; null: as many as the API likes
/// @param pageToken where to begin; null: with the first
/// @param members names of members to the values that they must have, and other members of the query
public record ListQuery(@Nullable Integer limit, @Nullable String pageToken, Map<String, String> members) {
    /// Everything.
    public static final ListQuery ALL = new ListQuery(null, null, Map.of());

    public ListQuery {
        members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /// Only where the member has this value; null: whatever it has.
    public ListQuery where(String member, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(members);
        more.put(member, value instanceof Instant instant ? instant.toString() : String.valueOf(value));
        return new ListQuery(limit, pageToken, more);
    }

    /// In pages of this size, 1 to 500.
    public ListQuery limit(int items) {
        return new ListQuery(items, pageToken, members);
    }

    /// The page that the page before named.
    public ListQuery from(@Nullable String token) {
        return new ListQuery(limit, token, members);
    }

    /// Only these members of each item, separated by commas. The others are absent, even where the type has them.
    public ListQuery fields(String names) {
        return where("fields", names);
    }

    Call onto(Call call) {
        Call asked = call;
        for (Map.Entry<String, String> member : members.entrySet()) {
            asked = asked.query(member.getKey(), member.getValue());
        }
        return asked.query("limit", limit == null ? null : limit.toString()).query("page_token", pageToken);
    }
}
