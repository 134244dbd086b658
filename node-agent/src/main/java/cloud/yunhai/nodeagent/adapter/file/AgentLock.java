package cloud.yunhai.nodeagent.adapter.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One agent per home: a lock that the system releases when the agent ends in whatever way, and a file that tells who
/// holds it: `PID START`, the start in milliseconds since 1970, so that a number used again is not taken for it.
public final class AgentLock implements AutoCloseable {
    private final Path pidFile;
    private final FileChannel channel;

    private AgentLock(Path pidFile, FileChannel channel) {
        this.pidFile = pidFile;
        this.channel = channel;
    }

    /// Takes the lock and writes the number.
    ///
    /// @throws IllegalStateException when another agent holds it
    public static AgentLock take(Path pidFile) throws IOException {
        Path directory = pidFile.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        FileChannel channel = FileChannel.open(
                pidFile.resolveSibling(pidFile.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            String holder = Files.exists(pidFile) ? Files.readString(pidFile).strip() : "unknown";
            throw new IllegalStateException("pid-file: " + pidFile + " is held by process " + holder
                    + " (expected: no other agent of this home)");
        }
        ProcessHandle self = ProcessHandle.current();
        long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        Files.writeString(pidFile, self.pid() + " " + start);
        return new AgentLock(pidFile, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException thisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(pidFile);
        channel.close();
    }
}
