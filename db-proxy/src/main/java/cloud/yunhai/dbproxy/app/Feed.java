package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.event.Event;
import cloud.yunhai.dbproxy.app.store.EventLog;
import cloud.yunhai.dbproxy.app.store.Page;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.core.FeedEntry;
import cloud.yunhai.dbproxy.core.FeedGaps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The feed of changes, in the order of their numbers, none left out.
///
/// Goals: who follows it learns a change within milliseconds of its commit, and never misses one.
///
/// How it works: numbers are given before the commit, so a lower one may appear after a higher one. The feed is read up
/// to the first number that is missing. A number that stays missing is closed: the feed enters a filler under it, which
/// waits for the transaction that holds the number and then either finds its row or has taken the number for good.
public final class Feed {
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final Duration GAP_PATIENCE = Duration.ofMillis(100);
    private static final Duration GAP_LOOK = Duration.ofMillis(2);
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final Signals signals;

    /// On these transactions.
    public Feed(Transactions transactions, Signals signals) {
        this.transactions = transactions;
        this.signals = signals;
    }

    /// What changed.
    ///
    /// @param nextSequence to ask from next
    public record Changes(List<Event> events, long nextSequence) {}

    /// A page of events, newest first.
    public Page<Event> list(PageRequest request) {
        return transactions.read(work -> work.events().list(request));
    }

    /// What changed after the number; waits when nothing did. No connection is held meanwhile.
    ///
    /// @param sequence negative: no events, only where now is
    /// @param prefixes of the ids of resources; empty: of all
    public Changes changes(long sequence, List<String> prefixes, int limit, Duration wait) {
        if (sequence < 0) {
            return new Changes(List.of(), transactions.read(work -> end(work.events())));
        }
        if (limit < 1) {
            throw CloudException.invalid("limit", limit, "at least 1");
        }
        long end = System.nanoTime() + Math.min(Math.max(wait.toNanos(), 0), WAIT_MAX.toNanos());
        long from = sequence;
        long gapSince = 0;
        try (Signals.Listening listening = signals.listen(Signals.FEED)) {
            while (true) {
                long after = from;
                List<FeedEntry> entries =
                        transactions.read(work -> work.events().after(after, BATCH));
                FeedGaps.Readable readable = FeedGaps.readable(from, entries);
                List<Event> events = matching(readable.events(), prefixes, limit);
                if (!events.isEmpty()) {
                    long next = events.size() == limit ? events.getLast().sequence() : readable.upTo();
                    return new Changes(events, next);
                }
                gapSince = readable.upTo() > from || readable.missing().isEmpty() ? 0 : gapSince;
                from = readable.upTo();
                if (!readable.missing().isEmpty()) {
                    refusePurged(from);
                    gapSince = gapSince == 0 ? System.nanoTime() : gapSince;
                    if (System.nanoTime() - gapSince > GAP_PATIENCE.toNanos()) {
                        close(readable.missing());
                        gapSince = 0;
                    } else {
                        listening.await(GAP_LOOK);
                    }
                } else if (entries.size() < BATCH) {
                    if (signals.over(end)) {
                        return new Changes(List.of(), from);
                    }
                    listening.await(signals.pause(end));
                }
            }
        }
    }

    /// A number that is missing may have been taken out of the log long ago.
    private void refusePurged(long from) {
        long purged = transactions.read(work -> work.events().purged());
        if (from < purged) {
            throw CloudException.invalid(
                    "sequence", from, "at least " + purged + ", before which changes are no longer kept");
        }
    }

    /// The end for one who begins now: it may lie before changes that are still being committed.
    private static long end(EventLog log) {
        long last = log.last();
        long from = Math.max(0, last - BATCH);
        List<FeedEntry> recent = log.after(from, BATCH);
        // Old numbers before the first one there are closed; a gap further on may still be filled.
        long first = recent.isEmpty() ? last : recent.getFirst().sequence() - 1;
        return FeedGaps.readable(first, recent).upTo();
    }

    private static List<Event> matching(List<Event> events, List<String> prefixes, int limit) {
        Set<String> wanted = new HashSet<>(prefixes);
        List<Event> found = new ArrayList<>();
        for (Event event : events) {
            int end = event.resourceId().indexOf('_');
            String prefix = end < 0 ? event.resourceId() : event.resourceId().substring(0, end);
            if ((wanted.isEmpty() || wanted.contains(prefix)) && found.size() < limit) {
                found.add(event);
            }
        }
        return found;
    }

    private void close(List<Long> missing) {
        Set<Long> numbers = new HashSet<>(missing);
        transactions.writeUnfenced(work -> {
            work.events().close(numbers);
            return true;
        });
    }
}
