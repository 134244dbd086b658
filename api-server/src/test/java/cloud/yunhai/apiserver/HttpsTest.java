package cloud.yunhai.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.apiclient.error.UnreachableException;
import cloud.yunhai.apiclient.http.Answer;
import cloud.yunhai.apiclient.http.Call;
import cloud.yunhai.apiclient.http.ClientSettings;
import cloud.yunhai.apiclient.http.RetryPolicy;
import cloud.yunhai.apiclient.http.Transport;
import cloud.yunhai.apiserver.adapter.http.HttpFace;
import cloud.yunhai.apiserver.testing.RunningApi;
import cloud.yunhai.common.testing.TestCertificates;
import cloud.yunhai.common.tip.HostPort;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In the clear on loopback only; elsewhere by TLS, with the platform's certificate or the one given.
class HttpsTest {
    private static final String ELSEWHERE = "0.0.0.0:0";
    private static final Path NOWHERE = Path.of("/nowhere");

    @TempDir
    private Path directory;

    private RunningApi clear;
    private Path platform;
    private String token;

    @BeforeEach
    void start() {
        clear = RunningApi.start();
        token = clear.operator().token();
        platform = new TestCertificates(directory.resolve("platform")).issue("api-server", "host-1");
    }

    @AfterEach
    void stop() {
        clear.close();
    }

    @Test
    void onLoopbackItSpeaksInTheClear() {
        assertThat(clear.anonymous().get("/healthz").status()).isEqualTo(200);
        assertThat(clear.anonymous().get("/healthz").header("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void elsewhereItHasThePlatformsCertificateAndTheClientTrustsThePlatformsCa() {
        try (RunningApi secure = clear.another(ELSEWHERE, null, platform);
                Transport client = client(secure, platform.resolve("ca.pem"))) {
            Answer answer = client.exchange(Call.get("/v1/zones"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Strict-Transport-Security")).hasValue("max-age=31536000");
        }
    }

    @Test
    void elsewhereItDoesNotSpeakInTheClear() throws IOException {
        try (RunningApi secure = clear.another(ELSEWHERE, null, platform);
                Socket socket = new Socket("127.0.0.1", secure.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET /v1/zones HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answer).doesNotContain("200").doesNotContain("items");
        }
    }

    @Test
    void whoTrustsAnotherCaIsWarned() {
        Path other = new TestCertificates(directory.resolve("other")).issue("api-server", "host-1");
        try (RunningApi secure = clear.another(ELSEWHERE, null, platform);
                Transport client = client(secure, other.resolve("ca.pem"))) {
            assertThatThrownBy(() -> client.exchange(Call.get("/v1/zones")))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("PKIX path");
        }
    }

    @Test
    void aGivenCertificateIsUsedOnLoopbackToo() {
        Path given = new TestCertificates(directory.resolve("given")).issue("www", "cloud.example");
        try (RunningApi secure = clear.another("127.0.0.1:0", given, platform);
                Transport client = client(secure, given.resolve("ca.pem"))) {
            assertThat(client.exchange(Call.get("/v1/zones")).status()).isEqualTo(200);
        }
    }

    @Test
    void withoutAnyCertificateItDoesNotStartElsewhere() {
        assertThatThrownBy(() -> clear.another(ELSEWHERE, null, NOWHERE)).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> new HttpFace(HostPort.parse(ELSEWHERE), null, new ResourceConfig(), new EmptyFilter()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: a loopback address, or a certificate");
    }

    @Test
    void oldVersionsOfTlsAreRefused() throws Exception {
        try (RunningApi secure = clear.another(ELSEWHERE, null, platform)) {
            assertThat(handshake(secure, "TLSv1.3")).isEqualTo("TLSv1.3");
            assertThat(handshake(secure, "TLSv1.2")).isEqualTo("TLSv1.2");
            assertThatThrownBy(() -> handshake(secure, "TLSv1.1")).isInstanceOf(SSLException.class);
        }
    }

    private static String handshake(RunningApi api, String version) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", api.port())) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    private Transport client(RunningApi api, Path ca) {
        return new Transport(
                ClientSettings.of(URI.create("https://127.0.0.1:" + api.port()))
                        .withCa(ca)
                        .withRetries(RetryPolicy.NEVER),
                () -> token);
    }

    /// Whom the server says it is does not matter to the test of versions.
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static final class EmptyFilter extends jakarta.servlet.http.HttpFilter {
        private static final long serialVersionUID = 1;
    }
}
