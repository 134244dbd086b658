package cloud.yunhai.common.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.testing.TestCertificates;
import cloud.yunhai.common.tip.Ticker;
import cloud.yunhai.common.tip.tls.TlsFiles;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpListenerTest {
    private static final int PATIENCE_MILLIS = 30_000;

    @TempDir
    private Path folder = Path.of("");

    private static HttpServer answering(HttpServer server) {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static @Nullable String ask(SocketFactory sockets, int port) throws IOException {
        try (Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void loopbackIsInTheClearAndNeedsNoCertificate() throws IOException {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer server = answering(HttpListener.at(loopback, folder.resolve("none")));
        try {
            assertThat(ask(SocketFactory.getDefault(), server.getAddress().getPort()))
                    .isEqualTo("HTTP/1.1 204 No Content");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void elsewhereNothingIsSaidInTheClear() throws IOException {
        Path certificates = new TestCertificates(folder).issue("lol-server", "h1");
        HttpServer server = answering(HttpListener.at(new InetSocketAddress(0), certificates));
        try {
            int port = server.getAddress().getPort();
            SocketFactory secure = new TlsFiles(certificates, Ticker.system())
                    .current()
                    .context()
                    .getSocketFactory();
            assertThat(ask(secure, port)).isEqualTo("HTTP/1.1 204 No Content");
            assertThat(ask(SocketFactory.getDefault(), port)).isNotEqualTo("HTTP/1.1 204 No Content");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void elsewhereWithoutACertificateItDoesNotListen() {
        assertThatThrownBy(() -> HttpListener.at(new InetSocketAddress(0), folder.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: key.pem, cert.pem and ca.pem that belong together");
    }
}
