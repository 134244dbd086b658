package cloud.yunhai.vmcontroller.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.zeroturnaround.exec.InvalidExitValueException;
import org.zeroturnaround.exec.ProcessExecutor;

/// A real libvirtd, qemu and bridge in namespaces of their own, as `deploy/dataplane` makes them. It fails where these
/// cannot run: a test that is skipped in silence proves nothing.
///
/// The scripts and the guest image are those of the project, or those that `-Dyunhai.dataplane=DIR` and
/// `-Dyunhai.image=FILE` name.
public final class DataPlane implements AutoCloseable {
    private static final Path SCRIPTS = Path.of(System.getProperty("yunhai.dataplane", "../deploy/dataplane"))
            .toAbsolutePath();
    private static final int SECONDS = 300;
    private static final String NAME = "h1";

    private final Path directory;
    private final String prefix;

    private DataPlane(Path directory, String prefix) {
        this.directory = directory;
        this.prefix = prefix;
    }

    /// Brings one up.
    public static DataPlane up() {
        try {
            Path directory = Files.createTempDirectory("yhvm");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            String prefix = "yhvm" + ProcessHandle.current().pid();
            DataPlane plane = new DataPlane(directory, prefix);
            run(plane.script("host-up", "--gateway", "10.91.0.1/24"));
            return plane;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Path directory() {
        return directory;
    }

    public String uri() {
        return "qemu+unix:///system?socket=" + directory.resolve("run/libvirt-sock");
    }

    /// Runs a command inside and answers what it prints.
    public String exec(String... command) {
        List<String> line = new ArrayList<>(script("host-exec"));
        line.add("--");
        line.addAll(Arrays.asList(command));
        return run(line);
    }

    /// Runs a command inside and answers what it prints, however it ends.
    public String output(String... command) {
        List<String> line = new ArrayList<>(script("host-exec"));
        line.add("--");
        line.addAll(Arrays.asList(command));
        return execute(new ProcessExecutor(line));
    }

    /// Runs a command inside; whether it succeeded.
    public boolean succeeds(String... command) {
        try {
            exec(command);
            return true;
        } catch (IllegalStateException failed) {
            return false;
        }
    }

    /// A DHCP server on the bridge that hands out just this.
    public void serveDhcp(String mac, String address) {
        exec(
                "dnsmasq",
                "--conf-file=/dev/null",
                "--port=0",
                "--interface=br-tenant",
                "--bind-interfaces",
                "--except-interface=lo",
                "--dhcp-range=10.91.0.0,static,255.255.255.0,1h",
                "--dhcp-host=" + mac + "," + address,
                "--dhcp-option=option:router,10.91.0.1",
                "--dhcp-leasefile=" + directory.resolve("leases"),
                "--pid-file=" + directory.resolve("dnsmasq.pid"),
                "--user=root");
    }

    /// A disk: an overlay on the guest image.
    public Path disk(String name) {
        Path disk = directory.resolve("volumes").resolve(name + ".qcow2");
        String backing = placed(image());
        run(List.of("qemu-img", "create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", backing, disk.toString()));
        return disk;
    }

    /// The guest image; built when it is not there.
    private static Path image() {
        String given = System.getProperty("yunhai.image");
        if (given != null) {
            return Path.of(given).toAbsolutePath();
        }
        Path directory = Path.of("../deploy/target/image").toAbsolutePath();
        run(List.of(
                Path.of("../deploy/image/build-guest-image").toAbsolutePath().toString(), directory.toString()));
        return directory.resolve("tiny.qcow2");
    }

    private String placed(Path image) {
        Path placed = directory.resolve("images").resolve("tiny.qcow2");
        try {
            if (!Files.exists(placed)) {
                Files.copy(image, placed);
                Files.setPosixFilePermissions(placed, PosixFilePermissions.fromString("rw-r--r--"));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return placed.toString();
    }

    @Override
    public void close() throws IOException {
        run(script("host-down"));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private List<String> script(String name, String... more) {
        List<String> line = new ArrayList<>(List.of(
                SCRIPTS.resolve(name).toString(), "--dir", directory.toString(), "--name", NAME, "--prefix", prefix));
        line.addAll(Arrays.asList(more));
        return line;
    }

    private static String run(List<String> command) {
        return execute(new ProcessExecutor(command).exitValueNormal());
    }

    private static String execute(ProcessExecutor program) {
        String line = String.join(" ", program.getCommand());
        try {
            return program.timeout(SECONDS, TimeUnit.SECONDS)
                    .readOutput(true)
                    .execute()
                    .outputUTF8();
        } catch (InvalidExitValueException failed) {
            throw new IllegalStateException(line + ": " + failed.getResult().outputUTF8(), failed);
        } catch (IOException | TimeoutException failure) {
            throw new IllegalStateException(line, failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
