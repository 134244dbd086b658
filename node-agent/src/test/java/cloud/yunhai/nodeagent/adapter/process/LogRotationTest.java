package cloud.yunhai.nodeagent.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRotationTest {
    @TempDir
    Path folder;

    @Test
    void writerThatHoldsTheFileGoesOnAtItsBeginning() throws IOException {
        Path file = folder.resolve("x.log");
        try (OutputStream writer = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                LogRotation rotation = new LogRotation(() -> List.of(file), 5, 2)) {
            for (String line : List.of("first line\n", "second line\n", "third line\n")) {
                writer.write(line.getBytes(StandardCharsets.UTF_8));
                rotation.rotateIfLong(file);
            }
            writer.write("end\n".getBytes(StandardCharsets.UTF_8));
            rotation.rotateIfLong(file);
        }
        assertThat(file).content().isEqualTo("end\n");
        assertThat(folder.resolve("x.log.1")).content().isEqualTo("third line\n");
        assertThat(folder.resolve("x.log.2")).content().isEqualTo("second line\n");
        assertThat(folder.resolve("x.log.3")).doesNotExist();
    }

    @Test
    void shortFileIsLeftAloneAndMissingOneIsNoFailure() throws IOException {
        Path file = Files.writeString(folder.resolve("x.log"), "12345");
        try (LogRotation rotation = new LogRotation(() -> List.of(file), 5, 2)) {
            rotation.rotateIfLong(file);
            rotation.rotateIfLong(folder.resolve("none.log"));
        }
        assertThat(file).content().isEqualTo("12345");
        assertThat(folder.resolve("x.log.1")).doesNotExist();
    }

    /// What cannot be rotated must not keep the others from it.
    @Test
    void directoryInTheWayOfAnOldFileIsToldAndTheLogIsKept() throws IOException {
        Path file = Files.writeString(folder.resolve("x.log"), "123456");
        Files.createDirectories(folder.resolve("x.log.1").resolve("inside"));
        try (LogRotation rotation = new LogRotation(() -> List.of(file), 5, 1)) {
            rotation.rotateIfLong(file);
        }
        assertThat(file).content().isEqualTo("123456");
    }
}
