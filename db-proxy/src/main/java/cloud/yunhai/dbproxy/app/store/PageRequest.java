package cloud.yunhai.dbproxy.app.store;

import cloud.yunhai.common.error.CloudException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks for one page of a list.
///
/// @param tenantId results of one tenant only
/// @param limit how many at most
/// @param pageToken where the page before ended
/// @param filter attribute to value, exact
public record PageRequest(
        @Nullable String tenantId, int limit, @Nullable String pageToken, Map<String, String> filter) {
    /// More than this are never given at once.
    public static final int LIMIT_MAX = 500;

    /// Copies the map and checks the limit.
    public PageRequest {
        filter = Map.copyOf(filter);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw CloudException.invalid("limit", limit, "1 to " + LIMIT_MAX);
        }
    }

    /// Everything of all tenants that the filter lets pass, up to the greatest limit.
    public static PageRequest all(Map<String, String> filter) {
        return new PageRequest(null, LIMIT_MAX, null, filter);
    }
}
