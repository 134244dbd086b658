package cloud.yunhai.iaasfront.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.testing.TestCertificates;
import cloud.yunhai.iaasfront.testing.Portal;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsTest {
    private static final int TIMEOUT_MILLIS = 30_000;

    @TempDir
    private Path folder;

    @Test
    void elsewhereItSpeaksHttpsWithThePlatformsCertificate() throws Exception {
        Path certificates = new TestCertificates(folder).issue("iaas-front", "host-1");
        try (Portal portal =
                new Portal("--iaas-front.http-listen=0.0.0.0:0", "--iaas-front.certificates=" + certificates)) {
            String answer = answer(portal.uri().getPort(), certificates.resolve("ca.pem"));

            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("Strict-Transport-Security: max-age=31536000")
                    .containsPattern("iaas-front-csrf=[^\\n]*Secure; HttpOnly; SameSite=Strict");
        }
    }

    @Test
    void withoutACertificateItDoesNotStartElsewhere() {
        assertThatThrownBy(() -> new Portal("--iaas-front.http-listen=0.0.0.0:0").close())
                .rootCause()
                .hasMessageContaining("http-listen: 0.0.0.0:0 (expected: a loopback address, or a certificate)");
    }

    private static String answer(int port, Path ca) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(ca)) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        try (SSLSocket socket =
                (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write("GET /login HTTP/1.1\r\nHost: portal\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
