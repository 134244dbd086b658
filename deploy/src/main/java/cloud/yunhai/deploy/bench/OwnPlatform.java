package cloud.yunhai.deploy.bench;

import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.run.Programs;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A platform in a home of its own, made for one measurement by the shipped command and destroyed after it.
public final class OwnPlatform implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int OFFSET_FIRST = 10_000;
    private static final int OFFSET_LAST = 23_000;
    private static final int OFFSET_STEP = 500;
    private static final int LOWEST_PORT = 8080;
    private static final int HIGHEST_PORT = 9134;
    private static final String SUBNET = "10.63.0";

    private final Path tree;
    private final Home home;
    private final int portOffset;
    private final CleanUp cleanUp;

    private OwnPlatform(Path tree, Home home, int portOffset) {
        this.tree = tree;
        this.home = home;
        this.portOffset = portOffset;
        this.cleanUp = CleanUp.of("the platform in " + home.directory(), this::destroy);
    }

    /// An empty home; nothing runs yet.
    ///
    /// @param tree the checkout, whose command is used
    public static OwnPlatform empty(Path tree) throws IOException {
        Path directory = Files.createTempDirectory("yunhai-bench-");
        // qemu, which is not root, must get through to its disks.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new OwnPlatform(tree, new Home(directory), freeOffset());
    }

    /// Its home.
    public Home home() {
        return home;
    }

    /// Brings it up, or finds it up; answers how long the command took.
    public Duration up(int simulatedHosts) throws IOException {
        return run(
                "up",
                "--port-offset",
                Integer.toString(portOffset),
                "--simulated-hosts",
                Integer.toString(simulatedHosts),
                "--subnet",
                SUBNET);
    }

    /// Stops it; answers how long the command took.
    public Duration down() throws IOException {
        return run("down");
    }

    @Override
    public void close() throws IOException {
        cleanUp.now();
    }

    private void destroy() throws IOException {
        Programs.runEvenAtExit(LIMIT, command("destroy", "--yes"));
        Files.deleteIfExists(home.directory());
    }

    private Duration run(String... words) throws IOException {
        long began = System.nanoTime();
        Programs.run(LIMIT, command(words));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                tree.resolve("deploy/yunhai").toString(),
                "--home",
                home.directory().toString()));
        command.addAll(List.of(words));
        return command;
    }

    private static int freeOffset() throws IOException {
        for (int offset = OFFSET_FIRST; offset <= OFFSET_LAST; offset += OFFSET_STEP) {
            if (free(offset)) {
                return offset;
            }
        }
        throw new IOException("no free ports for a platform of its own");
    }

    private static boolean free(int offset) {
        for (int port = LOWEST_PORT; port <= HIGHEST_PORT; port++) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress("127.0.0.1", port + offset));
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
