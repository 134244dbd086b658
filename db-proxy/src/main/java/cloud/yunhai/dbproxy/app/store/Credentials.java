package cloud.yunhai.dbproxy.app.store;

import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.common.model.id.AccountId;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.JoinTokenId;
import cloud.yunhai.common.model.id.TokenId;
import java.time.Instant;
import java.util.Optional;

/// Secrets, hashed: passwords, bearer tokens, join tokens. None of it ever goes into an event.
public interface Credentials {
    /// A bearer token.
    record Token(TokenId id, AccountId accountId, String tokenHash, Instant expiresAt) {}

    /// What lets a host join.
    record JoinToken(JoinTokenId id, ClusterId clusterId, String tokenHash, Instant expiresAt, int usesLeft) {}

    /// An account with the hash of its password.
    record Credential(Account account, String passwordHash) {}

    /// The account of that name with its password hash.
    Optional<Credential> credential(Realm realm, String name);

    /// Adds an account.
    void insert(Account account, String passwordHash);

    /// Changes a password.
    void setPasswordHash(AccountId accountId, String passwordHash);

    /// Adds a token.
    void insert(Token token, Instant now);

    /// The token with that id.
    Optional<Token> token(TokenId id);

    /// The token with that hash.
    Optional<Token> token(String tokenHash);

    /// Ends a token.
    void deleteToken(String tokenHash);

    /// Ends all tokens of an account.
    void deleteTokens(AccountId accountId);

    /// Adds a join token.
    void insert(JoinToken token, Instant now);

    /// The join token with that id.
    Optional<JoinToken> joinToken(JoinTokenId id);

    /// Uses a join token once if it may be: one conditional statement.
    Optional<JoinToken> useJoinToken(String tokenHash, Instant now);

    /// Ends all join tokens of a cluster.
    void deleteJoinTokens(ClusterId clusterId);
}
