package cloud.yunhai.dbproxy.app.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param nextPageToken asks for the next page; null after the last
public record Page<R>(List<R> items, @Nullable String nextPageToken) {
    /// Copies the list.
    public Page {
        items = List.copyOf(items);
    }
}
