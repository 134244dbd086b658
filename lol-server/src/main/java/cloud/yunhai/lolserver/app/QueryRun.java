package cloud.yunhai.lolserver.app;

import cloud.yunhai.common.lol.LogRecord;
import cloud.yunhai.common.lol.RecordLines;
import cloud.yunhai.common.lol.RecordLines.MalformedRecordException;
import cloud.yunhai.lolserver.core.Block;
import cloud.yunhai.lolserver.core.LogPage;
import cloud.yunhai.lolserver.core.LogQuery;
import cloud.yunhai.lolserver.core.Position;
import cloud.yunhai.lolserver.core.RecordFilter;
import cloud.yunhai.lolserver.core.SegmentFile;
import cloud.yunhai.lolserver.core.SegmentName;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One page of one query.
///
/// How it works: what may have wanted records (a segment, then its blocks; a journal's batches) waits in a queue, in
/// the order of the nearest time that it may have. The nearest is opened or read, and the best records are kept, one
/// more than a page has. When nothing that waits can be nearer than the last of these, the page is done. When the
/// search becomes too long it stops there: all that is nearer than the next in the queue is known, and the page's token
/// goes on from it.
final class QueryRun {
    private static final Logger log = LoggerFactory.getLogger(QueryRun.class);
    private static final int ATTEMPTS = 5;
    private static final int PAGE_CHARS = 4 << 20;

    private final LogQuery query;
    private final StoreView view;
    private final Segments segments;
    private final StoreFiles files;
    private final LogStore.Settings settings;
    private final InstantSource clock;
    private final RecordFilter filter;
    private final Comparator<Position> order;

    private PriorityQueue<Candidate> candidates;
    private NavigableMap<Position, LogRecord> best;
    private long scanned;

    /// Something that may have wanted records, none nearer than this time.
    private sealed interface Candidate {
        long nearest();

        record OfSegment(SegmentName name, long size, long nearest) implements Candidate {}

        record OfBlock(Block block, boolean live, long nearest) implements Candidate {}
    }

    QueryRun(
            LogQuery query,
            StoreView view,
            Segments segments,
            StoreFiles files,
            LogStore.Settings settings,
            InstantSource clock) {
        this.query = query;
        this.view = view;
        this.segments = segments;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
        this.filter = new RecordFilter(query);
        this.order = query.oldestFirst() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        this.candidates = new PriorityQueue<>();
        this.best = new TreeMap<>(order);
    }

    LogPage page() throws IOException {
        FileNotFoundException sealedMeanwhile = new FileNotFoundException("journal");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                begin();
                return search();
            } catch (FileNotFoundException changed) {
                // A journal became segments while we read it.
                sealedMeanwhile = changed;
            }
        }
        throw sealedMeanwhile;
    }

    private void begin() {
        candidates = new PriorityQueue<>(
                query.oldestFirst()
                        ? Comparator.comparingLong(Candidate::nearest)
                        : Comparator.comparingLong(Candidate::nearest).reversed());
        best = new TreeMap<>(order);
        scanned = 0;
        StoreView.Snapshot snapshot = view.snapshot();
        snapshot.live().stream().filter(block -> filter.wants(block.summary())).forEach(block -> add(block, true));
        snapshot.segments().forEach((name, size) -> {
            if (filter.wantsTimes(name.firstMicros(), name.lastMicros())) {
                long nearest = query.oldestFirst() ? name.firstMicros() : name.lastMicros();
                candidates.add(new Candidate.OfSegment(name, size, nearest));
            }
        });
    }

    private void add(Block block, boolean live) {
        long nearest = query.oldestFirst()
                ? block.summary().firstMicros()
                : block.summary().lastMicros();
        candidates.add(new Candidate.OfBlock(block, live, nearest));
    }

    private LogPage search() throws IOException {
        Instant end = clock.instant().plus(settings.scanTime());
        Candidate next = candidates.poll();
        while (next != null && !isDone(next)) {
            switch (next) {
                case Candidate.OfSegment(SegmentName name, long size, long _) ->
                    segments.blocks(name, size).stream()
                            .filter(block -> filter.wants(block.summary()))
                            .forEach(block -> add(block, false));
                case Candidate.OfBlock(Block block, boolean live, long _) -> read(block, live);
            }
            next = candidates.poll();
            if (next != null
                    && (scanned > settings.scanBytes() || clock.instant().isAfter(end))) {
                return isDone(next) ? full() : unfinished(next.nearest());
            }
        }
        return full();
    }

    private boolean isDone(Candidate next) {
        if (best.size() <= query.limit()) {
            return false;
        }
        long last = best.lastKey().micros();
        return query.oldestFirst() ? next.nearest() > last : next.nearest() < last;
    }

    private void read(Block block, boolean live) throws IOException {
        byte[] lines;
        try {
            lines = SegmentFile.lines(block, files.read(block.path(), block.offset(), block.length()));
        } catch (FileNotFoundException gone) {
            if (live) {
                throw gone;
            }
            return;
        } catch (IOException damaged) {
            log.atError().addKeyValue("file", block.path()).setCause(damaged).log("store.block-unreadable");
            return;
        }
        scanned += lines.length;
        int start = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') {
                if (i > start && filter.wants(lines, start, i)) {
                    consider(lines, start, i - start);
                }
                start = i + 1;
            }
        }
    }

    private void consider(byte[] lines, int start, int length) {
        try {
            LogRecord record = RecordLines.readOne(lines, start, length);
            if (filter.wants(record)) {
                best.put(Position.of(record), record);
                if (best.size() > query.limit() + 1) {
                    best.pollLastEntry();
                }
            }
        } catch (MalformedRecordException ofAnotherVersion) {
            log.atDebug().setCause(ofAnotherVersion).log("store.record-unreadable");
        }
    }

    /// All that there is, or a full page.
    private LogPage full() {
        List<LogRecord> records = new ArrayList<>();
        long chars = 0;
        for (LogRecord record : best.values()) {
            if (records.size() == query.limit() || chars > PAGE_CHARS) {
                return new LogPage(records, query.tokenAfter(Position.of(records.getLast())));
            }
            records.add(record);
            chars += chars(record);
        }
        return new LogPage(records, null);
    }

    private static long chars(LogRecord record) {
        String error = record.error();
        return record.message().length()
                + (error == null ? 0 : error.length())
                + record.values().values().stream().mapToInt(String::length).sum();
    }

    /// What is known for sure: all that comes before the time where the search stopped.
    private LogPage unfinished(long stoppedAt) {
        Position stop = query.oldestFirst() ? new Position(stoppedAt, "") : new Position(stoppedAt + 1, "");
        NavigableMap<Position, LogRecord> sure = best.headMap(stop, false);
        if (sure.size() > query.limit()) {
            return full();
        }
        best = new TreeMap<>(sure);
        LogPage known = full();
        return known.nextPageToken() == null ? new LogPage(known.records(), query.tokenAfter(stop)) : known;
    }
}
