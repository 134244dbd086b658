package cloud.yunhai.dbproxy.testing;

import cloud.yunhai.common.testing.TestCertificates;
import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.common.tip.TipSecurity;
import cloud.yunhai.common.tip.TipSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real db-proxy: its own JVM, mutual TLS, the embedded database in a file.
public final class DbProxyProcess implements AutoCloseable {
    private static final Duration EXIT_MAX = Duration.ofSeconds(60);

    private final Path folder;
    private final TestCertificates certificates;
    private final Path configuration;
    private final HostPort address;
    private Process process;

    /// Starts one that keeps everything in the folder.
    public DbProxyProcess(Path folder) throws IOException {
        this.folder = folder;
        this.certificates = new TestCertificates(folder.resolve("certificates"));
        this.address = new HostPort("127.0.0.1", freePort());
        this.configuration = folder.resolve("db-proxy.yaml");
        Files.writeString(configuration, """
                yunhai:
                  hosts: [host-1]
                  listen: %s
                  db-proxy: [%s]
                  certificates: %s
                db-proxy:
                  data-directory: %s
                """.formatted(
                        address, address, certificates.issue("db-proxy", "host-1"), folder.resolve("db")));
        this.process = begin();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process begin() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "cloud.yunhai.dbproxy.DbProxyApplication",
                        "--spring.config.additional-location=file:" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    /// Another process of the platform, which calls it.
    public TipRuntime caller(String module) {
        return TipRuntime.builder(TipSettings.of(
                                module,
                                "host-1",
                                new HostPort("127.0.0.1", 0),
                                List.of(address),
                                new TipSecurity.MutualTls(certificates.issue(module, "host-1")))
                        .callingOnly())
                .start();
    }

    /// SIGKILL, and a new start.
    public void killAndRestart() throws IOException, InterruptedException {
        process.destroyForcibly();
        awaitExit();
        process = begin();
    }

    /// SIGTERM; answers the exit status.
    public int stop() throws InterruptedException {
        process.destroy();
        awaitExit();
        return process.exitValue();
    }

    private void awaitExit() throws InterruptedException {
        if (!process.waitFor(EXIT_MAX.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " does not end");
        }
    }

    /// Whether it runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// What it logged.
    public String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
