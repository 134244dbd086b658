package cloud.yunhai.lolserver.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.lolserver.core.BatchLedger;
import cloud.yunhai.lolserver.core.BlockSummary;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes batches into the journal: one thread, and one sync for all that came while the last one was under way.
///
/// A write that fails ends its journal (what stands at its end is uncertain) and is answered with the failure; the next
/// write begins a new journal. The senders will come again, and nothing of theirs is entered before it is on disk.
final class Committer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Committer.class);
    private static final int GROUP = 256;
    private static final int GROUP_RECORDS = 20_000;
    private static final Duration SOURCES_KEPT = Duration.ofDays(8);
    private static final String WRITABLE = "writable";

    private final StoreFiles files;
    private final LogStore.Settings settings;
    private final InstantSource clock;
    private final StoreView view;
    private final BatchLedger ledger;
    private final Consumer<Journal> finished;
    private final BlockingQueue<Waiting> queue;
    private final AtomicLong stored = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("log-commit").unstarted(this::run);
    private volatile String condition = WRITABLE;
    private volatile boolean closing;
    private final List<Journal> handOver = new ArrayList<>();
    private long nextJournal;
    private @Nullable Journal journal;

    private record Waiting(LogBatch batch, CompletableFuture<Void> stored) {}

    Committer(
            StoreFiles files,
            LogStore.Settings settings,
            InstantSource clock,
            StoreView view,
            BatchLedger ledger,
            long nextJournal,
            Consumer<Journal> finished,
            int maxWaiting) {
        this.files = files;
        this.settings = settings;
        this.clock = clock;
        this.view = view;
        this.ledger = ledger;
        this.nextJournal = nextJournal;
        this.finished = finished;
        this.queue = new LinkedBlockingQueue<>(maxWaiting);
    }

    void open() {
        thread.start();
    }

    /// Done when the batch is on disk.
    CompletableFuture<Void> submit(LogBatch batch) {
        Waiting waiting = new Waiting(batch, new CompletableFuture<>());
        if (closing) {
            throw new CloudException(ErrorCode.DRAINING, "lol-server is stopping");
        }
        if (!queue.offer(waiting)) {
            throw new CloudException(ErrorCode.QUEUE_FULL, "more batches wait than the log store can write");
        }
        return waiting.stored();
    }

    private void run() {
        while (!closing || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    commit(group(first));
                }
                rollIfDue();
            } catch (InterruptedException stop) {
                closing = true;
            } catch (RuntimeException mistake) {
                log.atError().setCause(mistake).log("store.commit-failed");
            }
        }
    }

    private List<Waiting> group(Waiting first) {
        List<Waiting> group = new ArrayList<>();
        int records = 0;
        for (Waiting next = first;
                next != null;
                next = group.size() < GROUP && records < GROUP_RECORDS ? queue.poll() : null) {
            group.add(next);
            records += next.batch().records().size();
        }
        return group;
    }

    private void commit(List<Waiting> group) {
        Map<String, LogBatch> fresh = new LinkedHashMap<>();
        for (Waiting waiting : group) {
            if (!ledger.knows(waiting.batch().id())) {
                fresh.putIfAbsent(waiting.batch().id(), waiting.batch());
            }
        }
        try {
            if (!fresh.isEmpty()) {
                write(List.copyOf(fresh.values()));
            }
            condition = WRITABLE;
            group.forEach(waiting -> waiting.stored().complete(null));
        } catch (IOException | RuntimeException failure) {
            log.atError().addKeyValue("batches", group.size()).setCause(failure).log("store.not-written");
            condition = "not writable: " + failure.getMessage();
            finish();
            group.forEach(waiting -> waiting.stored().completeExceptionally(failure));
        }
    }

    private void write(List<LogBatch> batches) throws IOException {
        Journal open = journal == null ? begin() : journal;
        open.write(batches);
        long now = BlockSummary.micros(clock.instant());
        for (LogBatch batch : batches) {
            ledger.enter(batch.id(), now);
            stored.addAndGet(batch.records().size());
        }
    }

    private Journal begin() throws IOException {
        Instant now = clock.instant();
        ledger.forgetBefore(BlockSummary.micros(now.minus(SOURCES_KEPT)));
        Recovery.save(files, nextJournal, ledger);
        Journal begun = Journal.create(files, nextJournal++, now);
        journal = begun;
        view.add(begun);
        return begun;
    }

    private void rollIfDue() {
        Journal open = journal;
        if (open != null
                        && (open.bytes() >= settings.journalBytes()
                                || open.openedAt().plus(settings.journalAge()).isBefore(clock.instant()))
                || open == null && !handOver.isEmpty()) {
            finish();
        }
    }

    private void finish() {
        Journal open = journal;
        if (open != null) {
            journal = null;
            open.finish();
            handOver.add(open);
        }
        if (!handOver.isEmpty()) {
            try {
                // Without the journal this is the only place that knows its batches.
                Recovery.save(files, nextJournal, ledger);
                handOver.forEach(finished);
                handOver.clear();
            } catch (IOException later) {
                log.atWarn().setCause(later).log("store.ledger-not-written");
            }
        }
    }

    String condition() {
        return condition;
    }

    boolean isWritable() {
        return condition.equals(WRITABLE);
    }

    long stored() {
        return stored.get();
    }

    /// Writes what waits, and ends. The journal stays as it is, for the next start.
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Journal open = journal;
        if (open != null) {
            open.finish();
        }
        queue.forEach(waiting -> waiting.stored().completeExceptionally(new IOException("stopping")));
    }
}
