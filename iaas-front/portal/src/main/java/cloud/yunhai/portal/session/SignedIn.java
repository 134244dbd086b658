package cloud.yunhai.portal.session;

import cloud.yunhai.apicommon.representation.TokenRepresentation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/// Who is logged in, with the API's token. It lives in the session on this side; the browser has the session's cookie.
public final class SignedIn implements AuthenticatedPrincipal {
    private final String token;
    private final String accountId;
    private final String name;
    private final @Nullable String tenantId;
    private final Instant expiresAt;

    SignedIn(TokenRepresentation login) {
        this.token = login.token;
        this.accountId = login.account.id;
        this.name = login.account.name;
        this.tenantId = login.account.tenantId;
        this.expiresAt = login.expiresAt;
    }

    String token() {
        return token;
    }

    public String accountId() {
        return accountId;
    }

    @Override
    public String getName() {
        return name;
    }

    /// The tenant of the account; null: an operator.
    public @Nullable String tenantId() {
        return tenantId;
    }

    /// When the token ends, and with it the session.
    public Instant expiresAt() {
        return expiresAt;
    }

    /// Without the token.
    @Override
    public String toString() {
        return name + " (" + accountId + ")";
    }
}
