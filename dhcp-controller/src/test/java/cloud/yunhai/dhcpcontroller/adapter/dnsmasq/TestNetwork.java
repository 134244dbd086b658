package cloud.yunhai.dhcpcontroller.adapter.dnsmasq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/// A tenants' network of its own: a namespace with a bridge, another one with a guest's NIC on it, and a real DHCP
/// client. Gone when it is closed.
final class TestNetwork implements AutoCloseable {
    static final String BRIDGE = "br-tenant";
    private static final String NIC = "eth0";

    private final String host;
    private final String guest;
    private final Path script;
    private final Path answer;

    TestNetwork(Path directory) throws IOException {
        byte[] random = new byte[3];
        ThreadLocalRandom.current().nextBytes(random);
        String name = "yunhai-test-" + HexFormat.of().formatHex(random);
        host = name + "-h";
        guest = name + "-g";
        answer = directory.resolve("answer");
        script = directory.resolve("bound");
        Files.writeString(script, "#!/bin/sh\n[ \"$1\" = bound ] && env > " + answer + "\nexit 0\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        run("ip", "netns", "add", host);
        run("ip", "netns", "add", guest);
        in("link", "add", BRIDGE, "type", "bridge");
        in("addr", "add", "10.77.0.1/24", "dev", BRIDGE);
        in("link", "set", BRIDGE, "up");
        in("link", "add", "port", "type", "veth", "peer", "name", NIC, "netns", guest);
        in("link", "set", "port", "master", BRIDGE, "up");
    }

    /// Put before a command, it runs where the bridge is.
    List<String> prefix() {
        return List.of("nsenter", "--net=/run/netns/" + host, "--");
    }

    /// What DHCP gives a guest with this MAC; empty: nothing.
    Map<String, String> ask(String mac, int tries) throws IOException {
        run("ip", "-n", guest, "link", "set", NIC, "down");
        run("ip", "-n", guest, "link", "set", NIC, "address", mac);
        run("ip", "-n", guest, "link", "set", NIC, "up");
        Files.deleteIfExists(answer);
        ProcessResult result = execute(
                "ip",
                "netns",
                "exec",
                guest,
                "busybox",
                "udhcpc",
                "-i",
                NIC,
                "-n",
                "-q",
                "-f",
                "-t",
                Integer.toString(tries),
                "-T",
                "1",
                "-s",
                script.toString());
        if (!Files.exists(answer)) {
            return Map.of();
        }
        if (result.getExitValue() != 0) {
            throw new AssertionError(result.outputUTF8());
        }
        Map<String, String> told = new TreeMap<>();
        for (String line : Files.readAllLines(answer)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                told.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return told;
    }

    @Override
    public void close() throws IOException {
        run("ip", "netns", "del", guest);
        run("ip", "netns", "del", host);
    }

    private void in(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 3];
        command[0] = "ip";
        command[1] = "-n";
        command[2] = host;
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        run(command);
    }

    private static void run(String... command) throws IOException {
        ProcessResult result = execute(command);
        if (result.getExitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + result.outputUTF8());
        }
    }

    private static ProcessResult execute(String... command) throws IOException {
        try {
            return new ProcessExecutor()
                    .command(command)
                    .readOutput(true)
                    .timeout(60, TimeUnit.SECONDS)
                    .execute();
        } catch (InterruptedException | TimeoutException failure) {
            throw new AssertionError(String.join(" ", command), failure);
        }
    }
}
