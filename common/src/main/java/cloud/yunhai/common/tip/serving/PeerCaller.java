package cloud.yunhai.common.tip.serving;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.Caller;
import cloud.yunhai.common.tip.tls.PeerIdentity;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds out who calls on one connection. The module comes from the certificate alone; so does the host, but where the
/// certificate covers many hosts the header says which of them, and only one that is covered is believed.
final class PeerCaller {
    private static final Pattern CLAIM = Pattern.compile("([a-z0-9][a-z0-9-]*)@([a-z0-9][a-z0-9.-]*|[*])");

    private final @Nullable PeerIdentity certificate;
    private @Nullable String lastClaim;
    private @Nullable Caller last;

    /// @param certificate what the peer's says; null on a plain connection, which exists in tests only
    PeerCaller(@Nullable PeerIdentity certificate) {
        this.certificate = certificate;
    }

    /// The caller of one message. Mostly the same as that of the message before.
    ///
    /// @param claim what the header says
    /// @throws CloudException FOREIGN_HOST
    Caller of(@Nullable String claim) {
        Caller known = last;
        if (known == null || !Objects.equals(claim, lastClaim)) {
            known = determine(certificate, claim);
            lastClaim = claim;
            last = known;
        }
        return known;
    }

    private static Caller determine(@Nullable PeerIdentity certificate, @Nullable String claim) {
        if (certificate != null && !certificate.coversMany()) {
            return new Caller(certificate.module(), certificate.hostPattern());
        }
        Matcher claimed = CLAIM.matcher(claim == null ? "" : claim);
        boolean readable = claimed.matches();
        if (certificate == null) {
            return readable ? new Caller(claimed.group(1), claimed.group(2)) : new Caller("unknown", "unknown");
        }
        if (!readable || !certificate.covers(claimed.group(2))) {
            throw CloudException.of(ErrorCode.FOREIGN_HOST, "caller host: not one that the caller's certificate covers")
                    .internal("claim " + claim + ", certificate " + certificate)
                    .build();
        }
        return new Caller(certificate.module(), claimed.group(2), certificate.hostPattern());
    }
}
