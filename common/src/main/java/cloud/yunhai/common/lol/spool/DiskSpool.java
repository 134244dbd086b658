package cloud.yunhai.common.lol.spool;

import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LogRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Batches on disk: they outlive the process, and the next one sends what is left, in order and under the same ids.
///
/// Every batch goes through here, also when lol-server is there, so that a process that is killed loses no more than
/// the moment before. Nothing is forced to the disk: the file survives the process, not a power failure. When the spool
/// is full its oldest file is given up and its records are counted as lost.
public final class DiskSpool implements Spool {
    private static final String SUFFIX = ".spool";
    private static final int FILES = 8;
    private static final long REWIND_BYTES = 256 << 10;

    private final Source source = new Source();
    private final Path directory;
    private final long maxBytes;
    private final long segmentBytes;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private @Nullable Segment writing;
    private @Nullable LogBatch oldest;
    private long started = System.currentTimeMillis();
    private long lost;

    /// @param maxBytes of all files together
    public DiskSpool(Path directory, long maxBytes) throws IOException {
        this.directory = directory;
        this.maxBytes = maxBytes;
        this.segmentBytes = Math.max(1, maxBytes / FILES);
        Files.createDirectories(directory);
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            all.forEach(files::add);
        }
        Collections.sort(files);
        for (Path file : files) {
            Segment left = Segment.adopt(file);
            if (left != null) {
                segments.add(left);
            }
        }
    }

    @Override
    public synchronized void put(List<LogRecord> records) {
        LogBatch batch = source.batch(records);
        ByteBuffer frame = Segment.frame(batch);
        try {
            makeRoom(frame.remaining());
            place(frame.remaining()).append(frame, records.size());
        } catch (IOException diskFailed) {
            lost += records.size();
        }
    }

    private void makeRoom(int needed) throws IOException {
        while (!segments.isEmpty() && bytes() + needed > maxBytes) {
            Segment first = segments.removeFirst();
            lost += first.unread() + (oldest == null ? 0 : oldest.records().size());
            oldest = null;
            writing = first == writing ? null : writing;
            first.delete();
        }
    }

    private Segment place(int needed) throws IOException {
        if (writing == null || (writing.bytes() > 0 && writing.bytes() + needed > segmentBytes)) {
            writing = Segment.create(directory.resolve("%013d-%016x%s".formatted(started, System.nanoTime(), SUFFIX)));
            segments.addLast(writing);
        }
        return writing;
    }

    @Override
    public synchronized @Nullable LogBatch oldest() {
        try {
            while (oldest == null && !segments.isEmpty()) {
                Segment first = segments.getFirst();
                oldest = first.next();
                if (oldest == null && !finished(first)) {
                    return null;
                }
            }
        } catch (IOException unreadable) {
            Segment first = segments.removeFirst();
            lost += first.unread();
            writing = first == writing ? null : writing;
        }
        return oldest;
    }

    /// Whether there may be more in the next file.
    private boolean finished(Segment first) throws IOException {
        if (first == writing) {
            if (first.bytes() > REWIND_BYTES) {
                first.rewind();
            }
            return false;
        }
        segments.removeFirst();
        first.delete();
        return true;
    }

    @Override
    public synchronized void remove(LogBatch sent) {
        if (oldest != null && oldest.id().equals(sent.id())) {
            oldest = null;
        }
    }

    @Override
    public synchronized long lost() {
        return lost;
    }

    @Override
    public synchronized long bytes() {
        return segments.stream().mapToLong(Segment::bytes).sum();
    }

    /// Files that hold nothing any more go; the others wait for the next process.
    @Override
    public synchronized void close() {
        for (Segment segment : segments) {
            try {
                if (segment.exhausted() && oldest == null) {
                    segment.delete();
                } else {
                    segment.close();
                }
            } catch (IOException leftBehind) {
                lost += segment.unread();
            }
        }
        segments.clear();
        writing = null;
    }
}
