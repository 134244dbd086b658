package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.common.model.event.Actor;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Accounts and their tokens.
public interface AccountStore extends Reader<Account> {
    /// An account and the hash of its password.
    record Credential(Account account, String passwordHash) {}

    Account create(Actor actor, Account account, String passwordHash, @Nullable String groupId);

    /// @param passwordHash null: unchanged
    Account update(Actor actor, Account account, @Nullable String passwordHash, long version);

    Optional<Credential> credential(Realm realm, String name);

    Session createToken(String id, String accountId, String tokenHash, Instant expiresAt);

    Optional<Session> findToken(String tokenHash);

    void revokeToken(Actor actor, String tokenHash);

    /// Whether there is no operator yet.
    boolean isEmpty();
}
