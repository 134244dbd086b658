package cloud.yunhai.volumescheduler.adapter.dbproxy;

import cloud.yunhai.common.idl.types.TPageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads a list to its end, page by page.
final class Pages {
    private static final int PAGE = 500;

    private Pages() {}

    /// One page: its items, and where the next one begins.
    record Page<T>(List<T> items, @Nullable String next) {}

    static <T> List<T> all(Function<TPageRequest, Page<T>> read) {
        List<T> all = new ArrayList<>();
        TPageRequest request = new TPageRequest().setLimit(PAGE).setFilter(new HashMap<>());
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
