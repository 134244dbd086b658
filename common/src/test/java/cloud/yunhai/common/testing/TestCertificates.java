package cloud.yunhai.common.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A CA for tests, and certificate directories as TIP reads them. A module that uses it needs `bcpkix-jdk18on` among
/// its own test dependencies.
public final class TestCertificates {
    private static final Duration VALID = Duration.ofDays(1);

    private final Path folder;
    private final KeyPair authorityKey = newKey();
    private final AtomicLong serial = new AtomicLong(1);
    private final X509Certificate authority;

    /// A new CA that writes below this folder.
    public TestCertificates(Path folder) {
        this.folder = folder;
        authority = sign(
                new X500Principal("O=yunhai, CN=test CA"),
                authorityKey,
                Instant.now().plus(VALID),
                true);
    }

    /// A directory for a process of this module on this host (or hosts: `sim-*`).
    public Path issue(String module, String host) {
        Path directory = folder.resolve(module + "-" + host.replace("*", "many") + "-" + serial.incrementAndGet());
        write(directory, subject(module, host), Instant.now().plus(VALID));
        return directory;
    }

    /// One whose time is over.
    public Path issueExpired(String module, String host) {
        Path directory = folder.resolve(module + "-" + host + "-" + serial.incrementAndGet());
        write(directory, subject(module, host), Instant.now().minusSeconds(60));
        return directory;
    }

    /// Puts a new key and certificate in the place of those in the directory.
    public void renew(Path directory, String module, String host) {
        write(directory, subject(module, host), Instant.now().plus(VALID));
    }

    private static X500Principal subject(String module, String host) {
        return new X500Principal("O=yunhai, OU=" + module + ", CN=" + host);
    }

    private void write(Path directory, X500Principal subject, Instant end) {
        KeyPair key = newKey();
        X509Certificate certificate = sign(subject, key, end, false);
        try {
            Files.createDirectories(directory);
            writePem(
                    directory.resolve("key.pem"),
                    "PRIVATE KEY",
                    key.getPrivate().getEncoded());
            writePem(directory.resolve("cert.pem"), "CERTIFICATE", certificate.getEncoded());
            writePem(directory.resolve("ca.pem"), "CERTIFICATE", authority.getEncoded());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void writePem(Path file, String kind, byte[] content) throws IOException {
        String text = "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, text, StandardCharsets.US_ASCII);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private X509Certificate sign(X500Principal subject, KeyPair key, Instant end, boolean isAuthority) {
        X500Principal issuer = isAuthority ? subject : authority.getSubjectX500Principal();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(serial.incrementAndGet()),
                Date.from(end.minus(VALID.multipliedBy(2))),
                Date.from(end),
                subject,
                key.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            // As the platform's own: HTTPS clients want to find there whom they called.
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException | CertIOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
