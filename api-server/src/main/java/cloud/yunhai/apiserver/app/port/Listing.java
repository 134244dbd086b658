package cloud.yunhai.apiserver.app.port;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list.
public record Listing<T>(List<T> items, @Nullable String nextPageToken) {
    public Listing {
        items = List.copyOf(items);
    }
}
