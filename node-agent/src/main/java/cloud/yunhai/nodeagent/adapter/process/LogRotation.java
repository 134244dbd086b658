package cloud.yunhai.nodeagent.adapter.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bounds the log files of the services: `x.log` is copied to `x.log.1` and emptied when it is too long.
///
/// Copied, not renamed: the service holds the file open, and goes on holding it when the agent is gone. It appends,
/// so after the cut it goes on at the beginning. What it writes between the end of the copy and the cut (microseconds)
/// is lost from the file; nothing is lost from LOL, which has every record.
public final class LogRotation implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LogRotation.class);
    private static final long PERIOD_SECONDS = 5;

    private final Supplier<List<Path>> files;
    private final long maxBytes;
    private final int kept;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("log-rotation").daemon().factory());

    /// @param kept how many old files stay beside the present one
    public LogRotation(Supplier<List<Path>> files, long maxBytes, int kept) {
        this.files = files;
        this.maxBytes = maxBytes;
        this.kept = kept;
    }

    public void open() {
        var unused = timer.scheduleWithFixedDelay(
                () -> files.get().forEach(this::rotateIfLong), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    void rotateIfLong(Path file) {
        try {
            if (Files.exists(file) && Files.size(file) > maxBytes) {
                rotate(file);
            }
        } catch (IOException | RuntimeException failure) {
            log.atWarn().addKeyValue("file", file).setCause(failure).log("log.not-rotated");
        }
    }

    private void rotate(Path file) throws IOException {
        for (int i = kept; i > 1; i--) {
            if (Files.exists(numbered(file, i - 1))) {
                Files.move(numbered(file, i - 1), numbered(file, i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel to = FileChannel.open(
                        numbered(file, 1),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            long copied = 0;
            while (copied < from.size()) {
                copied += from.transferTo(copied, from.size() - copied, to);
            }
            from.truncate(0);
        }
    }

    private static Path numbered(Path file, int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
