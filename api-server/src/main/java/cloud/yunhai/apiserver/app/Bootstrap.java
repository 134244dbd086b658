package cloud.yunhai.apiserver.app;

import cloud.yunhai.apiserver.app.port.AccountStore;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;

/// The way in while there is no operator yet: whoever holds the bootstrap secret makes the first.
///
/// It works once: as soon as there is an operator the secret opens nothing.
public final class Bootstrap {
    private final AccountStore accounts;
    private final Supplier<Optional<String>> secret;

    /// @param secret read anew each time; empty: there is none
    public Bootstrap(AccountStore accounts, Supplier<Optional<String>> secret) {
        this.accounts = accounts;
        this.secret = secret;
    }

    /// Refuses everything but the secret, and the secret too when there is an operator.
    public void check(String given) {
        boolean right = secret.get()
                .filter(expected -> MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
        if (!right || !accounts.isEmpty()) {
            throw new CloudException(ErrorCode.UNAUTHENTICATED, "the bootstrap secret opens nothing");
        }
    }
}
