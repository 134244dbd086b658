package cloud.yunhai.volumeprovider.adapter.qemu;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.volumeprovider.core.StoreLayout;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// Makes files that are there whole or not at all, whatever dies when.
///
/// A file is made under a name that says so, brought to the disk, and then renamed. What a crash leaves has such a name
/// and is swept at the next start.
final class DurableFiles {
    private DurableFiles() {}

    /// Fills a file that nobody else sees yet.
    interface Maker {
        void make(Path unfinished) throws IOException;
    }

    /// Makes the file, replacing one of that name.
    static void make(Path target, String permissions, Maker maker) throws IOException {
        Path unfinished = unfinished(target);
        try {
            maker.make(unfinished);
            publish(unfinished, target, permissions);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// Gives a finished file its true name.
    static void publish(Path unfinished, Path target, String permissions) throws IOException {
        Files.setPosixFilePermissions(unfinished, permissions(permissions));
        // Opened for reading, since a template is read-only by now; fsync works on any descriptor.
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.READ)) {
            file.force(true);
        }
        Files.move(unfinished, target, ATOMIC_MOVE, REPLACE_EXISTING);
        syncDirectory(target);
    }

    /// Removes the file for good, if it is there.
    static boolean remove(Path file) throws IOException {
        boolean removed = Files.deleteIfExists(file);
        if (removed) {
            syncDirectory(file);
        }
        return removed;
    }

    /// Makes a directory that others may pass through and not list: qemu opens by name as an unprivileged
    /// user.
    static void ensureDirectory(Path directory, String permissions) {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, permissions(permissions));
        } catch (IOException failure) {
            throw failed("cannot make a directory of the store", failure);
        }
    }

    /// Removes what was being made when the last process died.
    static int sweep(Path directory) {
        int swept = 0;
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, StoreLayout.UNFINISHED + "*")) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
                swept++;
            }
        } catch (IOException failure) {
            throw failed("cannot sweep the store", failure);
        }
        return swept;
    }

    /// Removes files of that kind that nobody has touched since.
    static int sweepOlder(Path directory, String prefix, Instant before) {
        int swept = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, prefix + "*")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                    swept++;
                }
            }
        } catch (IOException failure) {
            throw failed("cannot sweep the store", failure);
        }
        return swept;
    }

    static Path unfinished(Path target) {
        return target.resolveSibling(StoreLayout.UNFINISHED + UUID.randomUUID() + "-" + target.getFileName());
    }

    /// The failure of a file operation in the platform's words.
    static CloudException failed(String message, IOException failure) {
        if (DiskFull.is(failure)) {
            return DiskFull.exception(failure.toString(), failure);
        }
        return CloudException.of(ErrorCode.STORAGE_FAILED, message)
                .internal(failure.toString())
                .cause(failure)
                .build();
    }

    private static void syncDirectory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Set<PosixFilePermission> permissions(String text) {
        return PosixFilePermissions.fromString(text);
    }
}
