package cloud.yunhai.deploy.run;

import cloud.yunhai.deploy.dist.Distribution;
import cloud.yunhai.deploy.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// What the services of a home were started with: their settings, the database's password, their programs.
///
/// It is compared with what lies there, and not asked of who changed it: an `up` that was interrupted after it wrote
/// new settings must not make the next one take them for those that run.
public final class StartedWith {
    private final Home home;
    private final Distribution distribution;

    public StartedWith(Home home, Distribution distribution) {
        this.home = home;
        this.distribution = distribution;
    }

    /// Whether services that run would have to be started anew to follow what lies there now.
    public boolean isOutdated() throws IOException {
        return !Files.exists(file()) || !Files.readString(file()).equals(fingerprint());
    }

    /// Remembers what lies there; called right before they are started.
    public void remember() throws IOException {
        Files.writeString(file(), fingerprint());
    }

    private String fingerprint() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path settings : filesIn(home.config())) {
                add(digest, settings.toString());
                digest.update(Files.readAllBytes(settings));
            }
            for (Path program : filesIn(distribution.directory().resolve("lib"))) {
                addIdentity(digest, program);
            }
            Path password = home.secrets().resolve("database-password");
            if (Files.exists(password)) {
                // Not its content, of which the outside should not even have a digest.
                addIdentity(digest, password);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void addIdentity(MessageDigest digest, Path file) throws IOException {
        add(digest, file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Path file() {
        return home.run().resolve("started-with");
    }
}
