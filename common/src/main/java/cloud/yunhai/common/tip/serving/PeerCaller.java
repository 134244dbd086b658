package cloud.yunhai.common.tip.serving;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.Caller;
import cloud.yunhai.common.tip.tls.PeerIdentity;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds out who calls. The module comes from the certificate alone; so does the host, but where the certificate covers
/// many hosts the header says which of them, and only one that is covered is believed.
final class PeerCaller {
    private static final Pattern CLAIM = Pattern.compile("([a-z0-9][a-z0-9-]*)@([a-z0-9][a-z0-9.-]*|[*])");

    private PeerCaller() {}

    static Caller of(@Nullable PeerIdentity certificate, @Nullable String claim) {
        Matcher claimed = CLAIM.matcher(claim == null ? "" : claim);
        boolean readable = claimed.matches();
        if (certificate == null) {
            // Plain connections exist in tests only.
            return readable ? new Caller(claimed.group(1), claimed.group(2)) : new Caller("unknown", "unknown");
        }
        if (!certificate.coversMany()) {
            return new Caller(certificate.module(), certificate.hostPattern());
        }
        if (!readable || !certificate.covers(claimed.group(2))) {
            throw CloudException.of(ErrorCode.FOREIGN_HOST, "caller host: not one that the caller's certificate covers")
                    .internal("claim " + claim + ", certificate " + certificate)
                    .build();
        }
        return new Caller(certificate.module(), claimed.group(2), certificate.hostPattern());
    }
}
