package cloud.yunhai.deploy.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The directory of one installation. Two homes share nothing: each has its own ports, certificates, database,
/// namespaces and processes.
///
/// @param directory absolute
public record Home(Path directory) {
    private static final int TAG_BYTES = 3;

    public Home {
        if (!directory.isAbsolute()) {
            throw new IllegalArgumentException("home: " + directory + " (expected: an absolute path)");
        }
    }

    /// A short name that no other home has: namespaces and bridges carry it.
    public String tag() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(directory.toString().getBytes(StandardCharsets.UTF_8));
            return "yh" + HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// What was chosen for this home.
    public Path settings() {
        return directory.resolve("settings.json");
    }

    /// One settings file per service.
    public Path config() {
        return directory.resolve("config");
    }

    /// Keys, certificates and passwords; for root only.
    public Path secrets() {
        return directory.resolve("secrets");
    }

    /// The certificate of the home's own authority, for those who are to trust it.
    public Path authority() {
        return secrets().resolve("ca").resolve("cert.pem");
    }

    /// Key and certificates of one service.
    public Path certificates(String service) {
        return secrets().resolve("tls").resolve(service);
    }

    /// What the services keep.
    public Path data(String service) {
        return directory.resolve("data").resolve(service);
    }

    /// What the services print.
    public Path logs() {
        return directory.resolve("logs");
    }

    /// Pid files and locks.
    public Path run() {
        return directory.resolve("run");
    }

    /// The data of one host's data plane: sockets, disks, consoles.
    public Path host(String name) {
        return directory.resolve("hosts").resolve(name);
    }

    /// Where operators put image files to be imported.
    public Path imports() {
        return directory.resolve("import");
    }

    /// Makes the directories. Those with secrets are for root only.
    public void create() throws IOException {
        Files.createDirectories(directory);
        for (Path open : new Path[] {config(), logs(), run(), imports()}) {
            Files.createDirectories(open);
        }
        privateDirectory(secrets());
    }

    /// Whether it was made and then left, by an `up` that was refused before it chose anything.
    public boolean isBare() {
        return !Files.exists(settings())
                && Files.isRegularFile(run().resolve("lock"))
                && Files.isDirectory(secrets())
                && Files.isDirectory(imports());
    }

    /// A directory that only root may look into.
    public static void privateDirectory(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    /// Writes a file that only root may read, whole or not at all.
    public static void writeSecret(Path file, String content) throws IOException {
        Path directory = file.getParent();
        if (directory == null) {
            throw new IllegalArgumentException("file: " + file + " (expected: one in a directory)");
        }
        privateDirectory(directory);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, content);
        Files.move(
                fresh,
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
