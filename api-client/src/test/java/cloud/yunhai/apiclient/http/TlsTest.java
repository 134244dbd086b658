package cloud.yunhai.apiclient.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.apiclient.error.UnreachableException;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path directory;

    private HttpsServer https;

    @BeforeEach
    void start() throws Exception {
        Path keys = directory.resolve("keys.p12");
        if (!Files.exists(keys)) {
            makeKeys(keys, "ours");
            makeKeys(directory.resolve("other.p12"), "other");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context));
        https.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        https.start();
    }

    @AfterEach
    void stop() {
        https.stop(0);
    }

    private static void makeKeys(Path keys, String name) throws Exception {
        keytool(
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2");
        keytool(
                "-exportcert",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                name,
                "-rfc",
                "-file",
                directory.resolve(name + ".pem").toString());
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("keytool.log")))
                .isZero();
    }

    private Transport trusting(Path ca) {
        return new Transport(
                ClientSettings.of(URI.create(
                                "https://127.0.0.1:" + https.getAddress().getPort()))
                        .withCa(ca)
                        .withRetries(RetryPolicy.NEVER),
                TokenSource.none());
    }

    @Test
    void whoTheCaVouchesForIsTrusted() {
        try (Transport transport = trusting(directory.resolve("ours.pem"))) {
            assertThat(transport.exchange(Call.get("/v1/zones")).status()).isEqualTo(204);
        }
    }

    @Test
    void nobodyElseIs() {
        try (Transport transport = trusting(directory.resolve("other.pem"))) {
            assertThatThrownBy(() -> transport.exchange(Call.get("/v1/zones")))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("certification path");
        }
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("empty.pem"), "nothing\n");

        assertThatThrownBy(() -> trusting(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ca: " + file);
    }
}
