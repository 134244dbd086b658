package cloud.yunhai.deploy.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what was chosen for a home, and lets one command at a time change it.
public final class HomeStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Home home;

    public HomeStore(Home home) {
        this.home = home;
    }

    /// What was chosen; empty before the first `up`.
    public Optional<HomeSettings> load() throws IOException {
        if (!Files.exists(home.settings())) {
            return Optional.empty();
        }
        return Optional.of(JSON.readValue(Files.readString(home.settings()), HomeSettings.class));
    }

    /// Keeps a choice, whole or not at all.
    public void save(HomeSettings settings) throws IOException {
        Path fresh = home.settings().resolveSibling("settings.json.new");
        Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(settings));
        Files.move(fresh, home.settings(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Held while a command changes the home.
    public Lock lock() throws IOException {
        Files.createDirectories(home.run());
        FileChannel channel =
                FileChannel.open(home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IOException("another command is working on " + home.directory() + "; wait for it to end");
        }
        return new Lock(channel);
    }

    /// The right to change a home.
    public record Lock(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
