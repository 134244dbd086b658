package cloud.yunhai.lolserver.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.lolserver.core.LogPage;
import cloud.yunhai.lolserver.core.LogQuery;
import cloud.yunhai.lolserver.core.Retention;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The log store.
///
/// Goals: what was acknowledged outlives a kill and a power failure; a batch that is sent twice is stored once, also
/// across a restart; a query for one operation among the logs of a day reads a small part of them; little memory.
///
/// How it works: batches go into a journal, many of them with one sync. When the journal is long or old it becomes
/// segments: one for each hour of its records, in compressed blocks of one module each, with what is in each block at
/// the end. A query goes from block to block in the order of time, passes over those that cannot have what it wants,
/// and stops when its page is full. What is in the journals' batches is kept in memory; of segments it is read when it
/// is asked for.
public final class LogStore implements AutoCloseable {
    private static final int MAX_WAITING = 1000;

    private final Committer committer;
    private final Housekeeping housekeeping;
    private final StoreView view;
    private final Segments segments;
    private final StoreFiles files;
    private final Settings settings;
    private final InstantSource clock;

    /// Sizes and times.
    ///
    /// @param journalBytes a journal that is longer becomes segments
    /// @param journalAge one that is older, likewise
    /// @param blockBytes of a segment's block before it is compressed
    /// @param scanBytes a query reads no more for one page
    /// @param scanTime nor takes longer
    public record Settings(
            long journalBytes,
            Duration journalAge,
            int blockBytes,
            long scanBytes,
            Duration scanTime,
            Retention retention) {}

    private LogStore(StoreFiles files, Settings settings, InstantSource clock) throws IOException {
        this.files = files;
        this.settings = settings;
        this.clock = clock;
        this.segments = new Segments(files, settings.blockBytes());
        Recovery recovery = Recovery.of(files, segments, clock);
        this.view = new StoreView(recovery.journals(), recovery.segments());
        this.housekeeping = new Housekeeping(files, segments, view, settings.retention(), clock);
        this.committer = new Committer(
                files,
                settings,
                clock,
                view,
                recovery.ledger(),
                recovery.nextJournal(),
                housekeeping::seal,
                MAX_WAITING);
        recovery.journals().forEach(housekeeping::seal);
    }

    /// Opens what is there, or begins anew.
    public static LogStore open(StoreFiles files, Settings settings, InstantSource clock) throws IOException {
        LogStore store = new LogStore(files, settings, clock);
        store.housekeeping.open();
        store.committer.open();
        return store;
    }

    /// Stores a batch; when it returns, the batch is on disk. One that is stored already changes nothing.
    ///
    /// @throws CloudException INVALID, OVERLOADED, UNKNOWN_OUTCOME when it takes too long, UNAVAILABLE when the
    /// disk does not take it
    public void append(LogBatch batch, Duration wait) {
        BatchRules.check(batch);
        CompletableFuture<Void> stored = committer.submit(batch);
        try {
            stored.get(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new CloudException(ErrorCode.UNAVAILABLE, "the log store cannot be written to now", failed);
        } catch (TimeoutException late) {
            throw new CloudException(ErrorCode.UNKNOWN_OUTCOME, "the log store takes too long", late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.DRAINING, "lol-server is stopping", stopping);
        }
    }

    /// A page of what a query finds.
    ///
    /// @throws CloudException INVALID for a wrong page token
    public LogPage query(LogQuery query) {
        try {
            return new QueryRun(query, view, segments, files, settings, clock).page();
        } catch (IllegalArgumentException wrong) {
            throw new CloudException(ErrorCode.INVALID, String.valueOf(wrong.getMessage()), wrong);
        } catch (IOException failed) {
            throw new CloudException(ErrorCode.UNAVAILABLE, "the log store cannot be read now", failed);
        }
    }

    /// Whether the last write worked; if not, why.
    public String condition() {
        return committer.condition();
    }

    /// Whether the last write worked.
    public boolean isWritable() {
        return committer.isWritable();
    }

    /// Bytes of all segments and journals.
    public long bytes() {
        return view.bytes();
    }

    /// Records stored by this process.
    public long stored() {
        return committer.stored();
    }

    @Override
    public void close() {
        committer.close();
        housekeeping.close();
    }
}
