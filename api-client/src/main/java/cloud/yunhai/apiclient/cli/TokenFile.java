package cloud.yunhai.apiclient.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// A token kept in a file that only its owner may read.
record TokenFile(Path path) {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    /// The token; empty when there is none.
    Optional<String> read() {
        try {
            return Optional.of(Files.readString(path).strip()).filter(token -> !token.isEmpty());
        } catch (IOException noneOrNotOurs) {
            return Optional.empty();
        }
    }

    /// Keeps a token, whole or not at all.
    void write(String token) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path fresh = Files.createTempFile(
                directory, path.getFileName().toString(), ".new", PosixFilePermissions.asFileAttribute(OWNER));
        try {
            Files.write(fresh, (token + "\n").getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// Forgets it.
    void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
