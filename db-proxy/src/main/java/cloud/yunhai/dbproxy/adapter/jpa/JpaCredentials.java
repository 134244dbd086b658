package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.common.model.id.AccountId;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.JoinTokenId;
import cloud.yunhai.common.model.id.TokenId;
import cloud.yunhai.dbproxy.app.store.Credentials;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.StatelessSession;

/// Hashes of secrets; only here are they read and written.
final class JpaCredentials implements Credentials {
    private final StatelessSession session;
    private final Sql sql;

    JpaCredentials(StatelessSession session, Sql sql) {
        this.session = session;
        this.sql = sql;
    }

    @Override
    public Optional<Credential> credential(Realm realm, String name) {
        return session
                .createSelectionQuery("from AccountRow r where r.realm = :realm and r.name = :name", AccountRow.class)
                .setParameter("realm", realm)
                .setParameter("name", name)
                .getResultList()
                .stream()
                .map(row -> new Credential(row.toModel(), row.passwordHash))
                .findFirst();
    }

    @Override
    public void insert(Account account, String passwordHash) {
        AccountRow row = AccountRow.of(account);
        row.passwordHash = passwordHash;
        session.insert(row);
    }

    @Override
    public void setPasswordHash(AccountId accountId, String passwordHash) {
        sql.update("update account set password_hash = ? where id = ?", passwordHash, accountId);
    }

    @Override
    public void insert(Token token, Instant now) {
        sql.update(
                "insert into token (id, account_id, token_hash, expires_at, created_at) values (?, ?, ?, ?, ?)",
                token.id(),
                token.accountId(),
                token.tokenHash(),
                token.expiresAt(),
                now);
    }

    @Override
    public Optional<Token> token(TokenId id) {
        return sql.row("select * from token where id = ?", JpaCredentials::token, id);
    }

    @Override
    public Optional<Token> token(String tokenHash) {
        return sql.row("select * from token where token_hash = ?", JpaCredentials::token, tokenHash);
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                TokenId.parse(row.getString("id")),
                AccountId.parse(row.getString("account_id")),
                row.getString("token_hash"),
                Sql.instant(row, "expires_at"));
    }

    @Override
    public void deleteToken(String tokenHash) {
        sql.update("delete from token where token_hash = ?", tokenHash);
    }

    @Override
    public void deleteTokens(AccountId accountId) {
        sql.update("delete from token where account_id = ?", accountId);
    }

    @Override
    public void insert(JoinToken token, Instant now) {
        sql.update("""
                insert into join_token (id, cluster_id, token_hash, expires_at, uses_left, created_at)
                values (?, ?, ?, ?, ?, ?)
                """, token.id(), token.clusterId(), token.tokenHash(), token.expiresAt(), token.usesLeft(), now);
    }

    @Override
    public Optional<JoinToken> joinToken(JoinTokenId id) {
        return sql.row("select * from join_token where id = ?", JpaCredentials::joinToken, id);
    }

    @Override
    public Optional<JoinToken> useJoinToken(String tokenHash, Instant now) {
        int used = sql.update("""
                update join_token set uses_left = uses_left - 1
                where token_hash = ? and uses_left > 0 and expires_at > ?
                """, tokenHash, now);
        return used == 0
                ? Optional.empty()
                : sql.row("select * from join_token where token_hash = ?", JpaCredentials::joinToken, tokenHash);
    }

    private static JoinToken joinToken(ResultSet row) throws SQLException {
        return new JoinToken(
                JoinTokenId.parse(row.getString("id")),
                ClusterId.parse(row.getString("cluster_id")),
                row.getString("token_hash"),
                Sql.instant(row, "expires_at"),
                row.getInt("uses_left"));
    }

    @Override
    public void deleteJoinTokens(ClusterId clusterId) {
        sql.update("delete from join_token where cluster_id = ?", clusterId);
    }
}
