package cloud.yunhai.deploy.pki;

import cloud.yunhai.deploy.home.Home;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The platform's own certificate authority: a P-256 key in the home's secrets, and a certificate for each service
/// whose subject says module (OU) and host (CN), which is all that TIP goes by.
public final class CertificateAuthority {
    private static final Duration CA_LIFE = Duration.ofDays(3650);
    private static final Duration LIFE = Duration.ofDays(397);
    private static final Duration RENEW_BEFORE = Duration.ofDays(60);
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int SERIAL_BITS = 127;
    private static final String SIGNATURE = "SHA256withECDSA";

    private final Home home;
    private final Path directory;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public CertificateAuthority(Home home, InstantSource clock) {
        this.home = home;
        this.directory = home.secrets().resolve("ca");
        this.clock = clock;
    }

    /// The authority's certificate, for those who are to trust it.
    public Path certificate() {
        return home.authority();
    }

    /// Makes the authority unless it is there.
    public void ensure() throws IOException {
        if (Files.exists(certificate())) {
            return;
        }
        try {
            KeyPair keys = newKeys();
            X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.O, "Yunhai")
                    .addRDN(BCStyle.CN, "Yunhai platform CA")
                    .build();
            JcaX509v3CertificateBuilder builder = builder(name, name, keys, CA_LIFE);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            Home.writeSecret(directory.resolve("key.pem"), pkcs8(keys.getPrivate()));
            Home.writeSecret(certificate(), pem(sign(builder, keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("making the certificate authority", e);
        }
    }

    /// Makes `key.pem`, `cert.pem` and `ca.pem` in the directory, unless a certificate for the same module and
    /// host is there and lives long enough.
    ///
    /// @param host the host's name, or a beginning and `*` for a process that speaks for many
    public void ensureIssued(Path target, String module, String host) throws IOException {
        ensureIssued(target, module, host, LOOPBACK);
    }

    /// @param address an IP address that it is also valid for, beside loopback
    public void ensureIssued(Path target, String module, String host, String address) throws IOException {
        if (isFresh(target.resolve("cert.pem"), module, host, address)) {
            return;
        }
        try {
            KeyPair keys = newKeys();
            X509Certificate ca = read(certificate());
            X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.O, "Yunhai")
                    .addRDN(BCStyle.OU, module)
                    .addRDN(BCStyle.CN, host)
                    .build();
            X500Name issuer = X500Name.getInstance(ca.getSubjectX500Principal().getEncoded());
            JcaX509v3CertificateBuilder builder = builder(issuer, subject, keys, LIFE);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth
            }));
            builder.addExtension(Extension.subjectAlternativeName, false, names(address));
            // First, so that an interrupted renewal leaves no certificate that its key does not fit.
            Files.deleteIfExists(target.resolve("cert.pem"));
            Home.writeSecret(target.resolve("ca.pem"), pem(ca));
            Home.writeSecret(target.resolve("key.pem"), pkcs8(keys.getPrivate()));
            Home.writeSecret(target.resolve("cert.pem"), pem(sign(builder, caKey())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("issuing a certificate for " + module + " on " + host, e);
        }
    }

    private boolean isFresh(Path file, String module, String host, String address) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            X509Certificate certificate = read(file);
            String subject = certificate.getSubjectX500Principal().getName();
            return subject.contains("OU=" + module + ",")
                    && subject.contains("CN=" + host + ",")
                    && String.valueOf(certificate.getSubjectAlternativeNames()).contains(", " + address + "]")
                    && certificate
                            .getNotAfter()
                            .toInstant()
                            .isAfter(clock.instant().plus(RENEW_BEFORE));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static GeneralNames names(String address) {
        Set<String> addresses = new LinkedHashSet<>(List.of(LOOPBACK, address));
        return new GeneralNames(Stream.concat(
                        Stream.of(new GeneralName(GeneralName.dNSName, "localhost")),
                        addresses.stream().map(each -> new GeneralName(GeneralName.iPAddress, each)))
                .toArray(GeneralName[]::new));
    }

    private JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair keys, Duration life) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(life)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException, CertIOException {
        X509CertificateHolder holder = builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key));
        return new JcaX509CertificateConverter().getCertificate(holder);
    }

    private KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private PrivateKey caKey() throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(directory.resolve("key.pem"))))) {
            return new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) parser.readObject());
        }
    }

    private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
            return new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) parser.readObject());
        }
    }

    private static String pem(X509Certificate certificate) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        }
        return text.toString();
    }

    private static String pkcs8(PrivateKey key) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS8Generator(key, null));
        }
        return text.toString();
    }
}
