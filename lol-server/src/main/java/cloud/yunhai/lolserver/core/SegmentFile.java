package cloud.yunhai.lolserver.core;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The form of a segment: compressed blocks, then what is in each of them, then where that begins.
///
/// A segment is written once, as a whole, and never changed. What is in the blocks stands at the end, so that a query
/// reads that alone to know which blocks it wants.
public final class SegmentFile {
    /// Bytes at the very end.
    public static final int TRAILER = 20;

    private static final int MAGIC = 0x4c4f4c31;
    private static final int MAX_BLOCKS = 1 << 20;
    private static final int MAX_RAW = 64 << 20;

    private SegmentFile() {}

    /// The bytes of a block's lines in the file.
    public static byte[] compress(byte[] lines) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(lines);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(lines.length / 4);
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            // Equal lengths would say that it is not compressed.
            return out.size() < lines.length ? out.toByteArray() : lines;
        }
    }

    /// The lines of a block.
    ///
    /// @throws IOException if the bytes are not what was written
    public static byte[] lines(Block block, byte[] bytes) throws IOException {
        if (JournalFrame.checksum(bytes, 0, bytes.length) != block.checksum()) {
            throw new IOException(block.path() + " at " + block.offset() + ": damaged (expected: checksum "
                    + Integer.toHexString(block.checksum()) + ")");
        }
        if (!block.compressed()) {
            return bytes;
        }
        byte[] lines = new byte[block.rawLength()];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(bytes);
            int done = 0;
            while (done < lines.length && !inflater.finished()) {
                done += inflater.inflate(lines, done, lines.length - done);
            }
            return lines;
        } catch (DataFormatException damaged) {
            throw new IOException(block.path() + " at " + block.offset() + ": not compressed", damaged);
        }
    }

    /// What follows the blocks.
    public static byte[] index(List<Block> blocks) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(blocks.size());
        for (Block block : blocks) {
            out.writeLong(block.offset());
            out.writeInt(block.length());
            out.writeInt(block.rawLength());
            out.writeInt(block.checksum());
            block.summary().write(out);
        }
        return bytes.toByteArray();
    }

    /// What follows the index.
    public static byte[] trailer(long indexOffset, byte[] index) {
        return ByteBuffer.allocate(TRAILER)
                .putLong(indexOffset)
                .putInt(index.length)
                .putInt(JournalFrame.checksum(index, 0, index.length))
                .putInt(MAGIC)
                .array();
    }

    /// Where the index is.
    public record IndexPlace(long offset, int length, int checksum) {}

    public static IndexPlace indexPlace(String path, byte[] trailer) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(trailer);
        IndexPlace place = new IndexPlace(buffer.getLong(), buffer.getInt(), buffer.getInt());
        if (buffer.getInt() != MAGIC || place.offset() < 0 || place.length() < 0) {
            throw new IOException(path + ": no segment (expected: its trailer at the end)");
        }
        return place;
    }

    public static List<Block> blocks(String path, IndexPlace place, byte[] index) throws IOException {
        if (JournalFrame.checksum(index, 0, index.length) != place.checksum()) {
            throw new IOException(path + ": damaged index (expected: another checksum)");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(index));
        int count = in.readInt();
        if (count < 0 || count > MAX_BLOCKS) {
            throw new IOException(path + ": " + count + " blocks (expected: at most " + MAX_BLOCKS + ")");
        }
        List<Block> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long offset = in.readLong();
            int length = in.readInt();
            int rawLength = in.readInt();
            if (rawLength < 0 || rawLength > MAX_RAW || length < 0 || length > rawLength) {
                throw new IOException(path + ": block of " + rawLength + " bytes (expected: at most " + MAX_RAW + ")");
            }
            blocks.add(new Block(path, offset, length, rawLength, in.readInt(), BlockSummary.read(in)));
        }
        return blocks;
    }
}
