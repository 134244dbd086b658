package cloud.yunhai.lolserver.core;

import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LogLimits;
import cloud.yunhai.common.lol.LogRecord;
import cloud.yunhai.common.lol.RecordLines;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A batch as the journal has it: length, checksum, length of the batch's id, id, lines of JSON.
///
/// A frame that is not whole (its length leads past the end, or its checksum is another one) is where the writing broke
/// off: it was never acknowledged, and nothing stands behind it.
public final class JournalFrame {
    /// Bytes before the id.
    public static final int HEADER = 12;

    private static final int MAX_BYTES = 2 * LogLimits.BATCH_BYTES;

    private JournalFrame() {}

    /// The bytes of a batch.
    public static byte[] encode(LogBatch batch) {
        byte[] id = batch.id().getBytes(StandardCharsets.UTF_8);
        byte[] lines = RecordLines.write(batch.records());
        ByteBuffer frame = ByteBuffer.allocate(HEADER + id.length + lines.length);
        frame.putInt(id.length + lines.length)
                .putInt(0)
                .putInt(id.length)
                .put(id)
                .put(lines);
        frame.putInt(4, checksum(frame.array(), 8, frame.capacity() - 8));
        return frame.array();
    }

    /// The lines within a frame at this offset of a file.
    public static Block block(String path, long offset, byte[] frame, List<LogRecord> records) {
        int start = HEADER + ByteBuffer.wrap(frame).getInt(8);
        int length = frame.length - start;
        return new Block(
                path, offset + start, length, length, checksum(frame, start, length), BlockSummary.of(records));
    }

    /// The frame that begins here; empty if there is no whole one.
    ///
    /// @return its bytes, header included
    public static Optional<byte[]> at(byte[] journal, int offset) {
        if (offset + HEADER > journal.length) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(journal, offset, HEADER);
        int length = header.getInt();
        int checksum = header.getInt();
        int idLength = header.getInt();
        boolean possible = length > 0
                && length <= MAX_BYTES
                && idLength > 0
                && idLength <= length
                && offset + HEADER + length <= journal.length;
        if (!possible || checksum(journal, offset + 8, length + 4) != checksum) {
            return Optional.empty();
        }
        byte[] frame = new byte[HEADER + length];
        System.arraycopy(journal, offset, frame, 0, frame.length);
        return Optional.of(frame);
    }

    /// The id of the batch in a frame.
    public static String batchId(byte[] frame) {
        return new String(frame, HEADER, ByteBuffer.wrap(frame).getInt(8), StandardCharsets.UTF_8);
    }

    /// The lines in a frame.
    public static byte[] lines(byte[] frame) {
        int start = HEADER + ByteBuffer.wrap(frame).getInt(8);
        return Arrays.copyOfRange(frame, start, frame.length);
    }

    /// CRC-32C.
    public static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
