package cloud.yunhai.apiserver.app.port;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to list.
///
/// @param tenantId one tenant's; null: everybody's
/// @param filter names of the model's components to the values that they must have
public record ListQuery(
        @Nullable String tenantId, int limit, @Nullable String pageToken, Map<String, String> filter) {
    public ListQuery {
        filter = Map.copyOf(filter);
    }

    /// The same, with one more filter.
    public ListQuery with(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(filter);
        more.put(name, value);
        return new ListQuery(tenantId, limit, pageToken, more);
    }
}
