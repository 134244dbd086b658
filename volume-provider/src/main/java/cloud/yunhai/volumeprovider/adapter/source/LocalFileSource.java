package cloud.yunhai.volumeprovider.adapter.source;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.volumeprovider.app.ImageSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Files of this host, from the import directories of its configuration only. A link that leads out of them does not
/// count as being inside.
public final class LocalFileSource implements ImageSource {
    private final List<Path> directories;
    private final long bytesMax;

    public LocalFileSource(List<Path> directories, long bytesMax) {
        this.directories = List.copyOf(directories);
        this.bytesMax = bytesMax;
    }

    @Override
    public Fetched fetch(URI source, Path into) {
        Path file = resolve(source);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                OutputStream out = Files.newOutputStream(into)) {
            return new HashedCopy(bytesMax).copy(in, out).fetched();
        } catch (IOException failure) {
            throw new UncheckedIOException("copying " + file, failure);
        }
    }

    @Override
    public void discard(Path into) {
        try {
            Files.deleteIfExists(into);
        } catch (IOException failure) {
            throw new UncheckedIOException("removing " + into, failure);
        }
    }

    private Path resolve(URI source) {
        try {
            Path file = Path.of(source).toRealPath();
            for (Path directory : directories) {
                // An import directory that is not there holds nothing.
                if (Files.isDirectory(directory) && file.startsWith(directory.toRealPath())) {
                    return regular(source, file);
                }
            }
        } catch (NoSuchFileException missing) {
            // The same answer as for a file outside: what else the host has is no tenant's business.
        } catch (IOException failure) {
            throw new UncheckedIOException("resolving " + source, failure);
        } catch (IllegalArgumentException | FileSystemNotFoundException malformed) {
            throw new CloudException(ErrorCode.INVALID, "source: " + source + " (expected: file:///path)", malformed);
        }
        throw CloudException.invalid("source", source, "a file in one of the host's import directories");
    }

    private static Path regular(URI source, Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw CloudException.invalid("source", source, "a regular file");
        }
        return file;
    }
}
