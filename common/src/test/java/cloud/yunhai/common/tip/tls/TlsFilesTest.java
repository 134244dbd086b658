package cloud.yunhai.common.tip.tls;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.testing.ManualTicker;
import cloud.yunhai.common.testing.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {
    private static final Duration LATER = Duration.ofSeconds(2);

    private final ManualTicker ticker = new ManualTicker();
    private final TestCertificates certificates;
    private final Path directory;

    TlsFilesTest(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
        directory = certificates.issue("echo", "h1");
    }

    @Test
    void aChangedCertificateIsTakenUp() {
        TlsFiles files = new TlsFiles(directory, ticker);
        certificates.renew(directory, "echo", "h2");
        ticker.advance(LATER);

        assertThat(files.current().own()).isEqualTo(new PeerIdentity("echo", "h2"));
        assertThat(files.current().generation()).isEqualTo(2);
    }

    @Test
    void unchangedFilesAreNotReadAgain() {
        TlsFiles files = new TlsFiles(directory, ticker);
        TlsContext before = files.current();
        ticker.advance(LATER);

        assertThat(files.current()).isSameAs(before);
    }

    @Test
    void halfChangedFilesLeaveTheLastGoodOnesInUse() throws IOException {
        TlsFiles files = new TlsFiles(directory, ticker);
        TlsContext before = files.current();
        Files.writeString(directory.resolve("cert.pem"), "not a certificate");
        ticker.advance(LATER);
        assertThat(files.current()).isSameAs(before);

        Files.delete(directory.resolve("key.pem"));
        ticker.advance(LATER);
        assertThat(files.current()).isSameAs(before);

        certificates.renew(directory, "echo", "h1");
        ticker.advance(LATER);
        assertThat(files.current().generation()).isEqualTo(2);
    }

    @Test
    void aCertificateOfAnotherModuleIsNotTakenUp() {
        TlsFiles files = new TlsFiles(directory, ticker);
        certificates.renew(directory, "db-proxy", "h1");
        ticker.advance(LATER);

        assertThat(files.current().own().module()).isEqualTo("echo");
    }
}
