package cloud.yunhai.nodeagent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinTokenTest {
    @TempDir
    Path directory;

    @Test
    void onlyTheHashOfTheTokenIsTold() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "abc\n");

        assertThat(new JoinToken(file).get())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void tokenIsReadAnewEachTimeSoThatAFreshOneNeedsNoRestart() throws IOException {
        Path file = directory.resolve("token");
        JoinToken token = new JoinToken(file);
        assertThat(token.get()).isEmpty();
        Files.writeString(file, "one");
        String first = token.get();
        Files.writeString(file, "two");

        assertThat(token.get()).isNotEmpty().isNotEqualTo(first);
    }

    @Test
    void missingOrEmptyFileIsNoToken() throws IOException {
        assertThat(new JoinToken(null).get()).isEmpty();
        assertThat(new JoinToken(directory.resolve("none")).get()).isEmpty();
        assertThat(new JoinToken(Files.writeString(directory.resolve("blank"), " \n")).get())
                .isEmpty();
    }
}
