package cloud.yunhai.deploy.pki;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.tip.tls.PeerIdentity;
import cloud.yunhai.deploy.home.Home;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void certificateSaysModuleAndHostAndIsTheAuthoritys() throws Exception {
        CertificateAuthority authority = authority(InstantSource.system());
        Path target = directory.resolve("tls");

        authority.ensureIssued(target, "vm-controller", "sim-*");

        X509Certificate certificate = read(target.resolve("cert.pem"));
        certificate.verify(read(authority.certificate()).getPublicKey());
        PeerIdentity identity = PeerIdentity.of(certificate);
        assertThat(identity.module()).isEqualTo("vm-controller");
        assertThat(identity.covers("sim-0001")).isTrue();
        assertThat(target.resolve("key.pem")).content().contains("BEGIN PRIVATE KEY");
    }

    @Test
    void certificateIsKeptUntilItsEndIsNear() throws Exception {
        Path target = directory.resolve("tls");
        authority(InstantSource.system()).ensureIssued(target, "db-proxy", "host-1");
        String first = Files.readString(target.resolve("cert.pem"));

        authority(InstantSource.system()).ensureIssued(target, "db-proxy", "host-1");
        assertThat(target.resolve("cert.pem")).hasContent(first);

        authority(InstantSource.system()).ensureIssued(target, "db-proxy", "host-2");
        String other = Files.readString(target.resolve("cert.pem"));
        assertThat(other).isNotEqualTo(first);

        Instant nearTheEnd = Instant.now().plus(Duration.ofDays(380));
        authority(() -> nearTheEnd).ensureIssued(target, "db-proxy", "host-2");
        assertThat(Files.readString(target.resolve("cert.pem"))).isNotEqualTo(other);
    }

    private CertificateAuthority authority(InstantSource clock) throws Exception {
        CertificateAuthority authority = new CertificateAuthority(new Home(directory.toAbsolutePath()), clock);
        authority.ensure();
        return authority;
    }

    private static X509Certificate read(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
