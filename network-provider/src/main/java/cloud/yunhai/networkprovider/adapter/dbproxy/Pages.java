package cloud.yunhai.networkprovider.adapter.dbproxy;

import cloud.yunhai.common.idl.types.TPageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads a list to its end, page by page.
final class Pages {
    private static final int PAGE = 500;

    private Pages() {}

    /// One page: its items, and where the next one begins.
    record Page<T>(List<T> items, @Nullable String next) {}

    /// @param filter field of the item's struct to the value that it must have
    static <T> List<T> all(Map<String, String> filter, Function<TPageRequest, Page<T>> read) {
        List<T> all = new ArrayList<>();
        TPageRequest request = new TPageRequest().setLimit(PAGE).setFilter(filter);
        while (true) {
            Page<T> page = read.apply(request);
            all.addAll(page.items());
            if (page.next() == null) {
                return all;
            }
            request.setPageToken(page.next());
        }
    }
}
