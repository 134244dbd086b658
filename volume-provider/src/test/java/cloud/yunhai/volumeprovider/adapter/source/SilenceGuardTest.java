package cloud.yunhai.volumeprovider.adapter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SilenceGuardTest {
    @Test
    void silentStreamIsEnded() throws Exception {
        try (ServerSocket listening = new ServerSocket(0);
                Socket client = new Socket(listening.getInetAddress(), listening.getLocalPort());
                Socket silent = listening.accept();
                SilenceGuard guard = new SilenceGuard(client.getInputStream(), Duration.ofMillis(100))) {
            assertThat(silent.isConnected()).isTrue();

            assertThatExceptionOfType(InterruptedIOException.class)
                    .isThrownBy(() -> guard.read(new byte[10], 0, 10))
                    .withMessageContaining("nothing was sent");
        }
    }

    @Test
    void speakingStreamGoesThrough() throws Exception {
        try (PipedOutputStream out = new PipedOutputStream();
                SilenceGuard guard = new SilenceGuard(new PipedInputStream(out), Duration.ofSeconds(30))) {
            out.write(new byte[] {1, 2, 3});
            out.close();
            byte[] buffer = new byte[10];

            assertThat(guard.read(buffer, 0, 10)).isEqualTo(3);
            assertThat(guard.read(buffer, 0, 10)).isEqualTo(-1);
        }
    }
}
