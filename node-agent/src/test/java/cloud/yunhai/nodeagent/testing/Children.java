package cloud.yunhai.nodeagent.testing;

import static org.awaitility.Awaitility.await;

import cloud.yunhai.nodeagent.adapter.process.OsProcesses;
import cloud.yunhai.nodeagent.core.BackOff;
import cloud.yunhai.nodeagent.core.Check;
import cloud.yunhai.nodeagent.core.ServiceSpec;
import cloud.yunhai.nodeagent.core.Timings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// Descriptions of child services, and the way to talk to them.
public final class Children {
    public static final List<String> JVM =
            List.of("-Xmx32m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private Children() {}

    /// Quick waits, so that tests need not be patient.
    public static Timings timings() {
        return new Timings(
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                2,
                Duration.ofSeconds(60),
                Duration.ofSeconds(3),
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                new BackOff(Duration.ofMillis(50), Duration.ofSeconds(2), Duration.ofSeconds(60)));
    }

    public static ServiceSpec spec(Path home, String name, int port, String... more) {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(port)));
        arguments.addAll(Arrays.asList(more));
        return new ServiceSpec(
                name,
                "child",
                ChildService.class.getName(),
                List.of(classes()),
                JVM,
                arguments,
                new TreeMap<>(),
                new Check.OverHttp(URI.create("http://127.0.0.1:" + port + "/healthz")),
                home,
                home.resolve("logs").resolve(name + ".log"),
                List.of(),
                true);
    }

    public static ServiceSpec startedAfter(ServiceSpec spec, String... others) {
        return new ServiceSpec(
                spec.name(),
                spec.module(),
                spec.mainClass(),
                spec.classPath(),
                spec.jvmOptions(),
                spec.arguments(),
                spec.environment(),
                spec.check(),
                spec.workingDirectory(),
                spec.logFile(),
                List.of(others),
                spec.restart());
    }

    /// Where the test classes lie.
    public static String classes() {
        return Path.of(URI.create(ChildService.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }

    /// Kills what is left of a test, and waits till it is gone.
    public static void endAll(OsProcesses processes) {
        processes.running().forEach(found -> processes.kill(found.process()));
        await().atMost(Duration.ofSeconds(60)).until(() -> processes.running().isEmpty());
        processes.close();
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tells a child something; it may die of it before it can answer.
    public static void tell(int port, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setConnectTimeout(5000);
            connection.setReadTimeout(5000);
            connection.getResponseCode();
        } catch (IOException e) {
            if (!path.startsWith("/exit/")) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
