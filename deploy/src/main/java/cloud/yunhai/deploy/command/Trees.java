package cloud.yunhai.deploy.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Directories as wholes.
final class Trees {
    private Trees() {}

    /// Deletes a directory and all below it; what it links to stays.
    static void delete(Path directory) throws IOException {
        deleteAllBut(directory, null);
    }

    /// Deletes all below the directory but one file, or the directory too when there is nothing to be left.
    static void deleteAllBut(Path directory, @Nullable Path left) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            all.filter(path -> left == null || !left.startsWith(path))
                    .sorted(Comparator.reverseOrder())
                    .forEach(path -> {
                        try {
                            Files.deleteIfExists(path);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
