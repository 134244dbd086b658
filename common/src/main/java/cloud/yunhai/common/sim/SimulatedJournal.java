package cloud.yunhai.common.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Texts by key that outlive the process, however it ends: a simulated host must not forget its VMs and disks when
/// its process is killed, since a real one would not.
///
/// Each change is one line appended to a file: `key<TAB>value`, or `key` alone for one that is gone. A line cut off
/// by a kill is ignored. The file is written anew when most of it is history. Keys and values hold no tab and no
/// line end.
public final class SimulatedJournal implements AutoCloseable {
    private static final int HISTORY_LINES = 20_000;

    private final @Nullable Path file;
    private final Map<String, String> values = new LinkedHashMap<>();
    private @Nullable FileChannel channel;
    private int history;

    /// @param file null: in memory only
    public SimulatedJournal(@Nullable Path file) {
        this.file = file;
        if (file != null) {
            try {
                Files.createDirectories(
                        Objects.requireNonNull(file.toAbsolutePath().getParent()));
                load(file);
                compact(file);
            } catch (IOException failure) {
                throw new UncheckedIOException("simulated hosts in " + file, failure);
            }
        }
    }

    /// What is known.
    public synchronized Map<String, String> values() {
        return Map.copyOf(values);
    }

    /// The text of a key.
    public synchronized @Nullable String get(String key) {
        return values.get(key);
    }

    /// From here on the key has this text.
    public synchronized void put(String key, String value) {
        if (!value.equals(values.put(key, value))) {
            append(key + '\t' + value + '\n');
        }
    }

    /// From here on the key has none.
    public synchronized void remove(String key) {
        if (values.remove(key) != null) {
            append(key + '\n');
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private void append(String line) {
        FileChannel open = channel;
        if (open == null || file == null) {
            return;
        }
        try {
            write(open, line);
            history++;
            if (history > HISTORY_LINES + values.size()) {
                open.close();
                compact(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("simulated hosts in " + file, failure);
        }
    }

    private void load(Path from) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        String text = Files.readString(from);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        whole.lines().forEach(line -> {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                values.remove(line);
            } else {
                values.put(line.substring(0, tab), line.substring(tab + 1));
            }
        });
    }

    private void compact(Path to) throws IOException {
        Path draft = to.resolveSibling(to.getFileName() + ".new");
        StringBuilder text = new StringBuilder();
        values.forEach(
                (key, value) -> text.append(key).append('\t').append(value).append('\n'));
        Files.writeString(draft, text);
        Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        channel = FileChannel.open(to, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        history = 0;
    }

    private static void write(FileChannel open, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            open.write(bytes);
        }
    }
}
