package cloud.yunhai.lolserver.app;

import cloud.yunhai.common.lol.LogRecord;
import cloud.yunhai.lolserver.core.Block;
import cloud.yunhai.lolserver.core.Retention;
import cloud.yunhai.lolserver.core.SegmentFile;
import cloud.yunhai.lolserver.core.SegmentName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes segments of finished journals, and lets go what is outdated: one thread, in no hurry.
///
/// The segments of a journal are written first, then they take its place for all queries at once, then the journal is
/// deleted. Wherever this breaks off, the next start begins it anew.
final class Housekeeping implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration RETRY = Duration.ofSeconds(20);

    private final StoreFiles files;
    private final Segments segments;
    private final StoreView view;
    private final Retention retention;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("log-housekeeping").daemon().factory());

    Housekeeping(StoreFiles files, Segments segments, StoreView view, Retention retention, InstantSource clock) {
        this.files = files;
        this.segments = segments;
        this.view = view;
        this.retention = retention;
        this.clock = clock;
    }

    void open() {
        var unused = thread.scheduleWithFixedDelay(this::letGo, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Makes segments of a journal that is finished.
    void seal(Journal journal) {
        thread.execute(() -> trySeal(journal));
    }

    private void trySeal(Journal journal) {
        try {
            SortedMap<SegmentName, Long> made = segmentsOf(journal);
            view.replace(journal, made);
            files.delete(journal.path());
            files.delete(Recovery.path(journal.number()));
            log.atInfo()
                    .addKeyValue("journal", journal.number())
                    .addKeyValue("segments", made.size())
                    .log("store.sealed");
        } catch (IOException | RuntimeException failure) {
            log.atError()
                    .addKeyValue("journal", journal.number())
                    .setCause(failure)
                    .log("store.not-sealed");
            if (!thread.isShutdown()) {
                var unused = thread.schedule(() -> trySeal(journal), RETRY.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private SortedMap<SegmentName, Long> segmentsOf(Journal journal) throws IOException {
        SortedMap<Instant, List<LogRecord>> byHour = new TreeMap<>();
        for (Block block : journal.blocks()) {
            byte[] lines = SegmentFile.lines(block, files.read(block.path(), block.offset(), block.length()));
            for (LogRecord record : Journal.records(lines)) {
                byHour.computeIfAbsent(record.time().truncatedTo(ChronoUnit.HOURS), _ -> new ArrayList<>())
                        .add(record);
            }
        }
        SortedMap<SegmentName, Long> made = new TreeMap<>();
        for (Map.Entry<Instant, List<LogRecord>> hour : byHour.entrySet()) {
            SegmentName name = new SegmentName(hour.getKey(), journal.number());
            made.put(name, segments.write(name, hour.getValue()));
        }
        return made;
    }

    private void letGo() {
        try {
            List<SegmentName> outdated = retention.outdated(view.segments(), clock.instant());
            view.remove(outdated);
            for (SegmentName name : outdated) {
                segments.delete(name);
                log.atInfo().addKeyValue("segment", name.path()).log("store.let-go");
            }
        } catch (IOException | RuntimeException failure) {
            log.atError().setCause(failure).log("store.not-let-go");
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                log.atWarn().log("store.housekeeping-unfinished");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
