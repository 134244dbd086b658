package cloud.yunhai.lolserver.app;

import cloud.yunhai.lolserver.core.Block;
import cloud.yunhai.lolserver.core.SegmentName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where the records are at this moment: in journals or in segments, each in one of them.
final class StoreView {
    private final Map<Long, Journal> journals = new LinkedHashMap<>();
    private final SortedMap<SegmentName, Long> segments = new TreeMap<>();

    StoreView(List<Journal> journals, SortedMap<SegmentName, Long> segments) {
        journals.forEach(journal -> this.journals.put(journal.number(), journal));
        this.segments.putAll(segments);
    }

    /// All of it at one moment.
    record Snapshot(List<Block> live, SortedMap<SegmentName, Long> segments) {}

    synchronized Snapshot snapshot() {
        List<Block> live = new ArrayList<>();
        journals.values().forEach(journal -> live.addAll(journal.blocks()));
        return new Snapshot(live, new TreeMap<>(segments));
    }

    synchronized void add(Journal journal) {
        journals.put(journal.number(), journal);
    }

    /// From now on the journal's records are in these segments.
    synchronized void replace(Journal journal, Map<SegmentName, Long> by) {
        journals.remove(journal.number());
        segments.putAll(by);
    }

    synchronized void remove(Collection<SegmentName> gone) {
        gone.forEach(segments::remove);
    }

    synchronized Map<SegmentName, Long> segments() {
        return Map.copyOf(segments);
    }

    synchronized long bytes() {
        return segments.values().stream().mapToLong(Long::longValue).sum()
                + journals.values().stream().mapToLong(Journal::bytes).sum();
    }
}
