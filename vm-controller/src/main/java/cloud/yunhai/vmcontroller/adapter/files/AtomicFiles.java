package cloud.yunhai.vmcontroller.adapter.files;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Files that are either as before or as after, also for a process that is killed. They are not forced to the disk:
/// when the machine goes down, so do its VMs, and what the files remember of them is not needed any more.
final class AtomicFiles {
    private AtomicFiles() {}

    static void write(Path file, String text) {
        Path directory = file.toAbsolutePath().getParent();
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw failed(file, failure);
        }
    }

    static void deleteIfPresent(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw failed(file, failure);
        }
    }

    static CloudException failed(Path file, IOException failure) {
        return CloudException.of(ErrorCode.STORAGE_FAILED, "the host cannot write its own files")
                .internal(file.toString())
                .cause(failure)
                .build();
    }
}
