package cloud.yunhai.common.lol.spool;

import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LogLimits;
import cloud.yunhai.common.lol.RecordLines;
import cloud.yunhai.common.lol.RecordLines.MalformedRecordException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// One file of batches, written at its end and read from its beginning.
///
/// A frame is its length, a checksum, the number of its records, and then the batch: its id in a line, its records in
/// lines. A frame that is not whole ends the file: its writer died over it. The file is locked by the process that owns
/// it, so that no other sends the same batches at the same time. Not a `FileChannel`, which an interrupted thread
/// closes.
final class Segment {
    private static final int HEADER = 12;
    private static final int MAX_FRAME = LogLimits.BATCH_BYTES * 2;

    private final Path file;
    private final RandomAccessFile content;
    private long readOffset;
    private long writeOffset;
    private int unread;

    private Segment(Path file, RandomAccessFile content) {
        this.file = file;
        this.content = content;
    }

    /// A new file of our own.
    static Segment create(Path file) throws IOException {
        Files.createFile(file);
        RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw");
        boolean owned = lock(content.getChannel());
        if (!owned) {
            content.close();
            throw new IOException(file + ": owned by another process (expected: a new file)");
        }
        return new Segment(file, content);
    }

    /// A file that an earlier process left; null if its owner lives.
    static @Nullable Segment adopt(Path file) throws IOException {
        RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw");
        if (!lock(content.getChannel())) {
            content.close();
            return null;
        }
        Segment segment = new Segment(file, content);
        segment.measure();
        return segment;
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ownedByThisProcess) {
            return false;
        }
    }

    private void measure() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        long size = content.length();
        while (writeOffset + HEADER <= size && read(header, writeOffset)) {
            int length = header.getInt(0);
            if (length <= 0 || length > MAX_FRAME || writeOffset + HEADER + length > size) {
                return;
            }
            unread += header.getInt(8);
            writeOffset += HEADER + length;
        }
    }

    /// What a batch is in the file.
    static ByteBuffer frame(LogBatch batch) {
        byte[] id = (batch.id() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] lines = RecordLines.write(batch.records());
        ByteBuffer frame = ByteBuffer.allocate(HEADER + id.length + lines.length);
        frame.putInt(id.length + lines.length)
                .putInt(0)
                .putInt(batch.records().size())
                .put(id)
                .put(lines)
                .flip();
        return frame.putInt(4, checksum(frame.array(), HEADER, frame.limit() - HEADER));
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    void append(ByteBuffer frame, int records) throws IOException {
        content.seek(writeOffset);
        content.write(frame.array(), 0, frame.limit());
        writeOffset += frame.limit();
        unread += records;
    }

    /// The next batch, and past it; null at the end.
    @Nullable
    LogBatch next() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        if (readOffset + HEADER > writeOffset || !read(header, readOffset)) {
            return null;
        }
        ByteBuffer body = ByteBuffer.allocate(header.getInt(0));
        boolean whole =
                read(body, readOffset + HEADER) && checksum(body.array(), 0, body.capacity()) == header.getInt(4);
        LogBatch batch = whole ? decoded(body.array()) : null;
        if (batch == null) {
            readOffset = writeOffset;
            return null;
        }
        readOffset += HEADER + body.capacity();
        unread -= header.getInt(8);
        return batch;
    }

    private static @Nullable LogBatch decoded(byte[] body) {
        int end = 0;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        try {
            String id = new String(body, 0, end, StandardCharsets.UTF_8);
            return new LogBatch(
                    id, RecordLines.read(Arrays.copyOfRange(body, Math.min(end + 1, body.length), body.length)));
        } catch (MalformedRecordException ofAnotherVersion) {
            return null;
        }
    }

    private boolean read(ByteBuffer into, long offset) throws IOException {
        content.seek(offset);
        int done = 0;
        while (done < into.capacity()) {
            int count = content.read(into.array(), done, into.capacity() - done);
            if (count < 0) {
                return false;
            }
            done += count;
        }
        return true;
    }

    /// Everything was read and sent: begin at the front again.
    void rewind() throws IOException {
        content.setLength(0);
        readOffset = 0;
        writeOffset = 0;
        unread = 0;
    }

    boolean exhausted() {
        return readOffset >= writeOffset;
    }

    /// Records that were not read yet.
    int unread() {
        return unread;
    }

    long bytes() {
        return writeOffset;
    }

    void close() throws IOException {
        content.close();
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
        content.close();
    }
}
