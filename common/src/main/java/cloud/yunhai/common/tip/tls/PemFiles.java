package cloud.yunhai.common.tip.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The three files of a process's certificate directory, read together and checked to belong together.
///
/// @param key the private key
/// @param chain the process's certificate, then those between it and the CA
/// @param authorities the platform's CAs
record PemFiles(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> authorities) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> NAMES = List.of("key.pem", "cert.pem", "ca.pem");

    static PemFiles read(Path directory) throws IOException, GeneralSecurityException {
        PrivateKey key = readKey(directory.resolve("key.pem"));
        List<X509Certificate> chain = readCertificates(directory.resolve("cert.pem"));
        List<X509Certificate> authorities = readCertificates(directory.resolve("ca.pem"));
        if (!belongTogether(key, chain.getFirst())) {
            throw new GeneralSecurityException(directory + ": key.pem is not the key of cert.pem");
        }
        chain.getFirst().checkValidity();
        return new PemFiles(key, chain, authorities);
    }

    /// Changes when any of the files does.
    static String fingerprint(Path directory) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : NAMES) {
            BasicFileAttributes file = Files.readAttributes(directory.resolve(name), BasicFileAttributes.class);
            text.append(file.lastModifiedTime())
                    .append('/')
                    .append(file.size())
                    .append('/')
                    .append(file.fileKey());
        }
        return text.toString();
    }

    private static PrivateKey readKey(Path file) throws IOException, GeneralSecurityException {
        Matcher matcher = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!matcher.find()) {
            throw new InvalidKeySpecException(file + ": no PRIVATE KEY block (expected: PKCS 8 in PEM, not encrypted)");
        }
        var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
        for (String algorithm : List.of("EC", "RSA", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException other) {
                // The encoding names its algorithm; the factory of another one refuses it.
            }
        }
        throw new InvalidKeySpecException(file + ": unknown kind of key (expected: EC, RSA or EdDSA)");
    }

    private static List<X509Certificate> readCertificates(Path file) throws IOException, CertificateException {
        var in = new ByteArrayInputStream(Files.readAllBytes(file));
        List<X509Certificate> certificates = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                .map(X509Certificate.class::cast)
                .toList();
        if (certificates.isEmpty()) {
            throw new CertificateException(file + ": no certificate");
        }
        return certificates;
    }

    private static boolean belongTogether(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        byte[] probe = "yunhai".getBytes(StandardCharsets.US_ASCII);
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(probe);
        try {
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(certificate.getPublicKey());
            verifying.update(probe);
            return verifying.verify(signing.sign());
        } catch (java.security.InvalidKeyException otherKind) {
            return false;
        }
    }
}
