package cloud.yunhai.lolserver.app;

import cloud.yunhai.common.lol.LogRecord;
import cloud.yunhai.common.lol.RecordLines;
import cloud.yunhai.lolserver.core.Block;
import cloud.yunhai.lolserver.core.BlockSummary;
import cloud.yunhai.lolserver.core.JournalFrame;
import cloud.yunhai.lolserver.core.Position;
import cloud.yunhai.lolserver.core.SegmentFile;
import cloud.yunhai.lolserver.core.SegmentFile.IndexPlace;
import cloud.yunhai.lolserver.core.SegmentName;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The segments on disk: writes them, and knows what is in them without reading all.
///
/// What stands at the ends of the segments that were asked lately is kept in memory, up to a limit.
final class Segments {
    private static final Logger log = LoggerFactory.getLogger(Segments.class);
    private static final String DIRECTORY = "segments/";
    private static final String UNFINISHED = "unfinished/";
    private static final long INDEX_BYTES = 8 << 20;
    private static final Comparator<LogRecord> BY_TIME = Comparator.comparing(Position::of);

    private final StoreFiles files;
    private final int blockBytes;
    private final LinkedHashMap<SegmentName, List<Block>> indexes = new LinkedHashMap<>(16, 0.75f, true);
    private long indexBytes;

    Segments(StoreFiles files, int blockBytes) {
        this.files = files;
        this.blockBytes = blockBytes;
    }

    /// All of them, with their sizes.
    SortedMap<SegmentName, Long> list() throws IOException {
        SortedMap<SegmentName, Long> found = new TreeMap<>();
        for (Map.Entry<String, Long> day : files.list(DIRECTORY).entrySet()) {
            if (day.getValue() < 0) {
                for (Map.Entry<String, Long> file :
                        files.list(DIRECTORY + day.getKey()).entrySet()) {
                    SegmentName.parse(day.getKey() + "/" + file.getKey())
                            .ifPresent(name -> found.put(name, file.getValue()));
                }
            }
        }
        return found;
    }

    /// Writes the segment of one hour; answers its size. One of that name is replaced.
    long write(SegmentName name, List<LogRecord> records) throws IOException {
        String unfinished = UNFINISHED + name.path().replace('/', '-');
        Output out = new Output(path(name));
        try (StoreFiles.Writer writer = files.create(unfinished)) {
            Map<String, List<LogRecord>> byModule = new TreeMap<>();
            records.stream()
                    .sorted(BY_TIME)
                    .forEach(record -> byModule.computeIfAbsent(record.moduleName(), _ -> new ArrayList<>())
                            .add(record));
            for (List<LogRecord> ofModule : byModule.values()) {
                out.blocks(writer, ofModule);
            }
            out.end(writer);
            writer.sync();
        }
        forget(name);
        files.rename(unfinished, path(name));
        return out.size;
    }

    /// What is written of a segment so far.
    private final class Output {
        private final String path;
        private final List<Block> blocks = new ArrayList<>();
        private long size;

        Output(String path) {
            this.path = path;
        }

        /// Records in order of time, cut into blocks.
        void blocks(StoreFiles.Writer writer, List<LogRecord> records) throws IOException {
            ByteArrayOutputStream lines = new ByteArrayOutputStream(blockBytes + 4096);
            int first = 0;
            for (int i = 0; i < records.size(); i++) {
                RecordLines.write(records.get(i), lines);
                if (lines.size() >= blockBytes || i == records.size() - 1) {
                    block(writer, lines.toByteArray(), records.subList(first, i + 1));
                    lines.reset();
                    first = i + 1;
                }
            }
        }

        private void block(StoreFiles.Writer writer, byte[] lines, List<LogRecord> records) throws IOException {
            byte[] bytes = SegmentFile.compress(lines);
            writer.write(bytes);
            blocks.add(new Block(
                    path,
                    size,
                    bytes.length,
                    lines.length,
                    JournalFrame.checksum(bytes, 0, bytes.length),
                    BlockSummary.of(records)));
            size += bytes.length;
        }

        void end(StoreFiles.Writer writer) throws IOException {
            byte[] index = SegmentFile.index(blocks);
            writer.write(index);
            writer.write(SegmentFile.trailer(size, index));
            size += index.length + SegmentFile.TRAILER;
        }
    }

    /// What is in a segment; nothing if it is gone or damaged.
    List<Block> blocks(SegmentName name, long size) throws IOException {
        synchronized (indexes) {
            List<Block> known = indexes.get(name);
            if (known != null) {
                return known;
            }
        }
        List<Block> read = read(name, size).orElse(null);
        if (read == null) {
            return List.of();
        }
        keep(name, read);
        return read;
    }

    private Optional<List<Block>> read(SegmentName name, long size) throws IOException {
        try {
            IndexPlace place = SegmentFile.indexPlace(
                    path(name), files.read(path(name), size - SegmentFile.TRAILER, SegmentFile.TRAILER));
            return Optional.of(
                    SegmentFile.blocks(path(name), place, files.read(path(name), place.offset(), place.length())));
        } catch (FileNotFoundException outdated) {
            return Optional.empty();
        } catch (IOException damaged) {
            log.atError().addKeyValue("segment", name.path()).setCause(damaged).log("segment.unreadable");
            return Optional.empty();
        }
    }

    private void keep(SegmentName name, List<Block> blocks) {
        synchronized (indexes) {
            indexes.put(name, blocks);
            indexBytes += bytes(blocks);
            while (indexBytes > INDEX_BYTES && indexes.size() > 1) {
                indexBytes -= bytes(indexes.pollFirstEntry().getValue());
            }
        }
    }

    private void forget(SegmentName name) {
        synchronized (indexes) {
            @Nullable List<Block> known = indexes.remove(name);
            indexBytes -= known == null ? 0 : bytes(known);
        }
    }

    private static long bytes(List<Block> blocks) {
        return blocks.stream().mapToLong(block -> block.summary().bytes()).sum();
    }

    void delete(SegmentName name) throws IOException {
        forget(name);
        files.delete(path(name));
        String day = DIRECTORY + name.path().substring(0, name.path().indexOf('/'));
        if (files.list(day).isEmpty()) {
            files.delete(day);
        }
    }

    private static String path(SegmentName name) {
        return DIRECTORY + name.path();
    }
}
