package cloud.yunhai.common.tip.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/// What a certificate of the platform says of its owner: the module (OU) and the host (CN) that it speaks for.
///
/// @param module the module
/// @param hostPattern a host, or a beginning and `*` for a process that speaks for many (`sim-*`)
public record PeerIdentity(String module, String hostPattern) {
    private static final Pattern MODULE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}\\*?");

    public PeerIdentity {
        if (!MODULE.matcher(module).matches()) {
            throw new IllegalArgumentException("certificate OU: " + module + " (expected: a module)");
        }
        if (!HOST.matcher(hostPattern).matches()) {
            throw new IllegalArgumentException(
                    "certificate CN: " + hostPattern + " (expected: a host, or a beginning and *)");
        }
    }

    /// Reads the subject.
    public static PeerIdentity of(X509Certificate certificate) throws CertificateException {
        String subject = certificate.getSubjectX500Principal().getName();
        try {
            String module = null;
            String host = null;
            for (Rdn part : new LdapName(subject).getRdns()) {
                switch (part.getType().toUpperCase(Locale.ROOT)) {
                    case "OU" -> module = once("OU", module, part);
                    case "CN" -> host = once("CN", host, part);
                    default -> {
                        // Other parts (O, C) say nothing about rights.
                    }
                }
            }
            if (module == null || host == null) {
                throw new CertificateException("certificate subject: " + subject + " (expected: OU=module, CN=host)");
            }
            return new PeerIdentity(module, host);
        } catch (InvalidNameException | IllegalArgumentException wrong) {
            throw new CertificateException("certificate subject: " + subject, wrong);
        }
    }

    /// Whether the owner may speak for more than one host.
    public boolean coversMany() {
        return hostPattern.endsWith("*");
    }

    /// Whether the owner may speak for this host.
    public boolean covers(String host) {
        return coversMany()
                ? host.startsWith(hostPattern.substring(0, hostPattern.length() - 1))
                : hostPattern.equals(host);
    }

    /// Whether this is the module, and speaks for the host if one is meant.
    public boolean is(String wantedModule, @Nullable String wantedHost) {
        return module.equals(wantedModule) && (wantedHost == null || covers(wantedHost));
    }

    @Override
    public String toString() {
        return module + "@" + hostPattern;
    }

    private static String once(String type, @Nullable String before, Rdn part) throws CertificateException {
        if (before != null) {
            throw new CertificateException("certificate subject: two " + type + " (expected: one)");
        }
        return part.getValue().toString();
    }
}
