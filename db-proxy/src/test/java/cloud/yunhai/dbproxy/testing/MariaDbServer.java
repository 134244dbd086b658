package cloud.yunhai.dbproxy.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A MariaDB server of the tests' own: own data directory, own port on loopback, run as user mysql, ended by its
/// process when the JVM ends.
public final class MariaDbServer {
    private static final Duration START_MAX = Duration.ofSeconds(120);
    private static @Nullable MariaDbServer shared;

    private final Path directory;
    private final int port;
    private final Process process;

    private MariaDbServer(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    /// The server of this JVM.
    public static synchronized MariaDbServer shared() {
        if (shared == null) {
            shared = start("--version=5.7.19-10.11.19-MariaDB");
            MariaDbServer server = shared;
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        }
        return shared;
    }

    /// Starts a server with more options.
    public static MariaDbServer start(String... options) {
        try {
            Path directory = Files.createTempDirectory("yunhai-mariadb");
            Path data = directory.resolve("data");
            own(directory);
            run(
                    directory,
                    "mariadb-install-db",
                    "--no-defaults",
                    "--user=mysql",
                    "--datadir=" + data,
                    "--auth-root-authentication-method=normal",
                    "--skip-test-db");
            int port = freePort();
            List<String> command = new java.util.ArrayList<>(List.of(
                    "mariadbd",
                    "--no-defaults",
                    "--user=mysql",
                    "--datadir=" + data,
                    "--socket=" + directory.resolve("s.sock"),
                    "--pid-file=" + directory.resolve("pid"),
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--skip-name-resolve",
                    "--innodb-buffer-pool-size=128M",
                    "--innodb-flush-log-at-trx-commit=2",
                    "--max-connections=300",
                    "--character-set-server=utf8mb4"));
            command.addAll(List.of(options));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            MariaDbServer server = new MariaDbServer(directory, port, process);
            server.awaitAnswer();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no MariaDB server (expected: package mariadb-server is installed): " + e.getMessage(), e);
        }
    }

    private static void own(Path directory) throws IOException {
        UserPrincipal mysql =
                directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("mysql");
        Files.setOwner(directory, mysql);
    }

    private static void run(Path directory, String... command) throws IOException {
        Path log = directory.resolve("install.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(START_MAX.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command[0] + " failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws IOException {
        Instant end = Instant.now().plus(START_MAX);
        while (true) {
            try (Connection connection = connect()) {
                connection.isValid(1);
                return;
            } catch (SQLException notYet) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    throw new IOException("mariadbd did not start: " + Files.readString(directory.resolve("log")));
                }
                Thread.onSpinWait();
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + port + "/?connectTimeout=1000&socketTimeout=20000", "root", null);
    }

    /// Makes a database and answers its address for a URL: `//host:port/name`.
    public String address(String name) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("create database if not exists " + name + " character set utf8mb4 collate utf8mb4_bin");
            return "//127.0.0.1:" + port + "/" + name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Ends it and removes its files.
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (InterruptedException | IOException e) {
            Thread.currentThread().interrupt();
        }
    }
}
