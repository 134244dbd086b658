package cloud.yunhai.common.tip.tls;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.testing.TestCertificates;
import cloud.yunhai.common.tip.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CipherSuitesTest {
    @Test
    void aJvmWithoutItsSecondCompilerPrefersWhatIsQuickWithoutTheProcessorsHelp() {
        assertThat(CipherSuites.preferred("mixed mode, emulated-client, sharing"))
                .startsWith("TLS_CHACHA20_POLY1305_SHA256")
                .hasSize(3);
        assertThat(CipherSuites.preferred("interpreted mode")).startsWith("TLS_CHACHA20_POLY1305_SHA256");
    }

    @Test
    void anyOtherJvmPrefersWhatItsProcessorDoes() {
        assertThat(CipherSuites.preferred("mixed mode, sharing"))
                .startsWith("TLS_AES_256_GCM_SHA384")
                .hasSize(3);
    }

    @Test
    void peersAlikeGetWhatBothPrefer(@TempDir Path folder) throws Exception {
        TlsContext tls = new TlsFiles(new TestCertificates(folder).issue("echo", "h1"), Ticker.system()).current();
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> accepted = threads.submit(() -> suiteOf(tls.accepted(listening.accept())));
            Socket raw = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort());
            String connected = suiteOf(tls.connected(raw, "localhost", listening.getLocalPort()));

            assertThat(connected).isEqualTo(CipherSuites.preferred()[0]);
            assertThat(accepted.get()).isEqualTo(connected);
        }
    }

    @Test
    void onlyAServerToWhichAesIsSlowInsists() {
        assertThat(CipherSuites.insists("mixed mode, emulated-client, sharing")).isTrue();
        assertThat(CipherSuites.insists("mixed mode, sharing")).isFalse();
    }

    /// A service with the first compiler only calls db-proxy, which has both, and the other way round.
    @Test
    void ofUnlikePeersTheSlowerOneDecides(@TempDir Path folder) throws Exception {
        TlsContext tls = new TlsFiles(new TestCertificates(folder).issue("echo", "h1"), Ticker.system()).current();
        List<String> other = List.of(CipherSuites.preferred()).reversed();
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                SSLSocket client = (SSLSocket) tls.context().getSocketFactory().createSocket()) {
            Future<String> accepted = threads.submit(() -> suiteOf(tls.accepted(listening.accept())));
            client.setEnabledCipherSuites(other.toArray(String[]::new));
            client.connect(listening.getLocalSocketAddress());
            client.startHandshake();

            assertThat(accepted.get())
                    .isEqualTo(CipherSuites.insists() ? CipherSuites.preferred()[0] : other.getFirst());
        }
    }

    private static String suiteOf(SSLSocket socket) throws IOException {
        try (socket) {
            return socket.getSession().getCipherSuite();
        }
    }
}
