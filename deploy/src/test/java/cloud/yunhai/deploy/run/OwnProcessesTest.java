package cloud.yunhai.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.plan.Module;
import cloud.yunhai.deploy.plan.PlannedService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnProcessesTest {
    private static final String LOOPBACK = "127.0.0.1";

    @TempDir
    private Path folder = Path.of("");

    private OwnProcesses own = new OwnProcesses(new Home(Path.of("/none")));

    @BeforeEach
    void home() {
        own = new OwnProcesses(new Home(folder));
    }

    @AfterEach
    void endAll() throws Exception {
        own.end();
    }

    /// A program that does nothing until it is ended, with the argument that a service of the home has.
    private Process service(Path home, String name) throws IOException {
        String argument = "--spring.config.additional-location=file:" + home.resolve("config/" + name + ".yaml");
        return new ProcessBuilder(
                        "tail",
                        "-f",
                        "/dev/null",
                        "--pid=" + ProcessHandle.current().pid(),
                        "--",
                        argument)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static PlannedService planned(int port) {
        return new PlannedService("lol-server", Module.LOL_SERVER, "host-1", port, 0, Map.of(), List.of());
    }

    @Test
    void onlyTheProcessesOfTheHomeAreFoundAndEnded() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Process ours = service(folder, "lol-server");
        Process theirs = service(other, "lol-server");
        try {
            assertThat(own.of(planned(1))).extracting(ProcessHandle::pid).containsExactly(ours.pid());

            assertThat(own.end()).isEqualTo(1);

            assertThat(ours.waitFor()).isNotZero();
            assertThat(theirs.isAlive()).isTrue();
            assertThat(own.end()).isZero();
        } finally {
            theirs.destroyForcibly();
        }
    }

    @Test
    void portsOfOthersAreRefusedByNameAndOwnOnesAreNot() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            List<PlannedService> services = List.of(planned(taken.getLocalPort()));
            Ports ports = new Ports(own);
            assertThatThrownBy(() -> ports.requireFree(services, LOOPBACK))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("lol-server (" + taken.getLocalPort() + ")")
                    .hasMessageContaining("--port-offset");

            service(folder, "lol-server");
            ports.requireFree(services, LOOPBACK);
        }
    }

    @Test
    void addressOfAnotherMachineIsRefused() {
        assertThatThrownBy(() -> new Ports(own).requireFree(List.of(), "192.0.2.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("listen: 192.0.2.1 (expected: an address of this machine)");
    }
}
