package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.model.event.Event;
import java.util.ArrayList;
import java.util.List;

/// How far the log can be read: up to the first number that is missing.
public final class FeedGaps {
    private static final int MISSING_MAX = 500;

    private FeedGaps() {}

    /// What can be read.
    ///
    /// @param upTo the last number before the first gap
    /// @param missing the numbers of that gap, the first 500 of them; empty when there is none
    public record Readable(List<Event> events, long upTo, List<Long> missing) {}

    /// Of the entries that come after a number.
    public static Readable readable(long after, List<FeedEntry> entries) {
        List<Event> events = new ArrayList<>();
        long upTo = after;
        for (FeedEntry entry : entries) {
            if (entry.sequence() != upTo + 1) {
                List<Long> missing = new ArrayList<>();
                long end = Math.min(entry.sequence(), upTo + 1 + MISSING_MAX);
                for (long number = upTo + 1; number < end; number++) {
                    missing.add(number);
                }
                return new Readable(events, upTo, missing);
            }
            upTo = entry.sequence();
            if (entry.event() != null) {
                events.add(entry.event());
            }
        }
        return new Readable(events, upTo, List.of());
    }
}
