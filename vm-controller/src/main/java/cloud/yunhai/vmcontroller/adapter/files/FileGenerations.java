package cloud.yunhai.vmcontroller.adapter.files;

import cloud.yunhai.vmcontroller.app.Generations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The number in a file of its own.
public final class FileGenerations implements Generations.Store {
    private final Path file;

    public FileGenerations(Path file) {
        this.file = file;
    }

    @Override
    public long read() {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (NoSuchFileException first) {
            return 0;
        } catch (IOException failure) {
            throw new UncheckedIOException("generation in " + file, failure);
        } catch (NumberFormatException damaged) {
            // The time, from which the numbers begin, is greater than all that were used before.
            return 0;
        }
    }

    @Override
    public void write(long reserved) {
        AtomicFiles.write(file, reserved + "\n");
    }
}
