package cloud.yunhai.nodeagent.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentLockTest {
    @TempDir
    Path home;

    @Test
    void holderIsNamedToTheOneWhoIsRefused() throws IOException {
        Path file = home.resolve("run/agent.pid");
        try (AgentLock held = AgentLock.take(file)) {
            assertThat(held).isNotNull();
            String own = Long.toString(ProcessHandle.current().pid());
            assertThat(file).content().startsWith(own + " ");
            assertThatIllegalStateException()
                    .isThrownBy(() -> AgentLock.take(file))
                    .withMessageContaining("is held by process " + own);
        }
        assertThat(file).doesNotExist();
    }

    /// A killed agent leaves the file, and the lock goes with its process.
    @Test
    void fileThatAKilledAgentLeftIsNoObstacle() throws IOException {
        Path file = Files.writeString(home.resolve("agent.pid"), "999999 1");

        try (AgentLock held = AgentLock.take(file)) {
            assertThat(held).isNotNull();
            assertThat(file)
                    .content()
                    .startsWith(Long.toString(ProcessHandle.current().pid()));
        }
    }
}
