package cloud.yunhai.lolserver.app;

import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LogRecord;
import cloud.yunhai.common.lol.RecordLines;
import cloud.yunhai.common.lol.RecordLines.MalformedRecordException;
import cloud.yunhai.lolserver.core.BatchLedger;
import cloud.yunhai.lolserver.core.Block;
import cloud.yunhai.lolserver.core.BlockSummary;
import cloud.yunhai.lolserver.core.JournalFrame;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One file of batches in the order in which they came, and what is in each. Written by one thread, read by all.
///
/// A file is never opened again to be continued: a process begins a new one, so that all that the file system must be
/// able to do is to write, sync and read (HDFS can do no more).
final class Journal {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private final long number;
    private final String path;
    private final StoreFiles.@Nullable Writer writer;
    private final Instant openedAt;
    private final List<Block> blocks = new ArrayList<>();
    private long length;

    private Journal(long number, StoreFiles.@Nullable Writer writer, Instant openedAt) {
        this.number = number;
        this.path = path(number);
        this.writer = writer;
        this.openedAt = openedAt;
    }

    static String path(long number) {
        return "journal/%012d.log".formatted(number);
    }

    /// Begins a file.
    static Journal create(StoreFiles files, long number, Instant now) throws IOException {
        return new Journal(number, files.create(path(number)), now);
    }

    /// What an earlier process left: the whole batches, each once.
    ///
    /// @param ledger what was stored before this file; what is found is entered
    static Journal recover(StoreFiles files, long number, long size, BatchLedger ledger, Instant now)
            throws IOException {
        Journal journal = new Journal(number, null, now);
        byte[] content = files.read(journal.path, 0, Math.toIntExact(size));
        int offset = 0;
        Optional<byte[]> frame = JournalFrame.at(content, offset);
        while (frame.isPresent()) {
            journal.recover(frame.get(), offset, ledger, now);
            offset += frame.get().length;
            frame = JournalFrame.at(content, offset);
        }
        if (offset < content.length) {
            log.atWarn()
                    .addKeyValue("journal", journal.path)
                    .addKeyValue("bytes", content.length - offset)
                    .log("journal.torn");
        }
        return journal;
    }

    private void recover(byte[] frame, long offset, BatchLedger ledger, Instant now) {
        String id = JournalFrame.batchId(frame);
        if (ledger.knows(id)) {
            return;
        }
        ledger.enter(id, BlockSummary.micros(now));
        try {
            blocks.add(JournalFrame.block(path, offset, frame, RecordLines.read(JournalFrame.lines(frame))));
        } catch (MalformedRecordException ofAnotherVersion) {
            log.atError().addKeyValue("batch", id).setCause(ofAnotherVersion).log("journal.batch-unreadable");
        }
    }

    /// Writes batches and waits till they are on disk. After a failure the file must be left as it is.
    void write(List<LogBatch> batches) throws IOException {
        StoreFiles.Writer out = Objects.requireNonNull(writer, "writer");
        List<Block> written = new ArrayList<>(batches.size());
        long end = length;
        for (LogBatch batch : batches) {
            byte[] frame = JournalFrame.encode(batch);
            out.write(frame);
            written.add(JournalFrame.block(path, end, frame, batch.records()));
            end += frame.length;
        }
        out.sync();
        length = end;
        synchronized (blocks) {
            blocks.addAll(written);
        }
    }

    /// What is on disk.
    List<Block> blocks() {
        synchronized (blocks) {
            return List.copyOf(blocks);
        }
    }

    long number() {
        return number;
    }

    String path() {
        return path;
    }

    long bytes() {
        return length;
    }

    Instant openedAt() {
        return openedAt;
    }

    /// No more is written.
    void finish() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException alreadyBroken) {
                log.atInfo()
                        .addKeyValue("journal", path)
                        .setCause(alreadyBroken)
                        .log("journal.not-closed");
            }
        }
    }

    /// The records of a block.
    static List<LogRecord> records(byte[] lines) throws IOException {
        try {
            return RecordLines.read(lines);
        } catch (MalformedRecordException damaged) {
            throw new IOException(damaged);
        }
    }
}
