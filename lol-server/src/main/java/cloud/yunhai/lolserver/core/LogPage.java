package cloud.yunhai.lolserver.core;

import cloud.yunhai.common.lol.LogRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of what a query finds.
///
/// @param nextPageToken for the part that follows; null: this was the last. A page may be short, or even empty, and
/// still have a next one: the search was long and is to be continued
public record LogPage(List<LogRecord> records, @Nullable String nextPageToken) {
    public LogPage {
        records = List.copyOf(records);
    }
}
