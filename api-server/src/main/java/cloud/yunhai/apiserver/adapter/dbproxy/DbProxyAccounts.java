package cloud.yunhai.apiserver.adapter.dbproxy;

import static cloud.yunhai.apiserver.adapter.tip.TipPages.actor;
import static cloud.yunhai.apiserver.adapter.tip.TipPages.listing;

import cloud.yunhai.apiserver.app.port.AccountStore;
import cloud.yunhai.apiserver.app.port.Session;
import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.idl.dbproxy.Accounts;
import cloud.yunhai.common.idl.dbproxy.TCredential;
import cloud.yunhai.common.idl.dbproxy.TToken;
import cloud.yunhai.common.idl.types.TAccount;
import cloud.yunhai.common.idl.types.TRealm;
import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.tip.Tip;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Accounts at db-proxy.
public final class DbProxyAccounts extends DbProxyReader<Account> implements AccountStore {
    private final Accounts.Iface accounts;

    public DbProxyAccounts(Accounts.Iface accounts) {
        super(Account.class, (_, id) -> accounts.getAccount(id), request -> {
            var page = accounts.listAccounts(request);
            return listing(page.getItems(), page.getNextPageToken(), Account.class);
        });
        this.accounts = accounts;
    }

    @Override
    public Account create(Actor actor, Account account, String passwordHash, @Nullable String groupId) {
        return decode(Tip.call(() -> accounts.createAccount(
                actor(actor), ThriftCodec.encode(account, TAccount.class), passwordHash, groupId)));
    }

    @Override
    public Account update(Actor actor, Account account, @Nullable String passwordHash, long version) {
        return decode(Tip.call(() ->
                accounts.updateAccount(actor(actor), account.id().text(), account.enabled(), passwordHash, version)));
    }

    @Override
    public Optional<Credential> credential(Realm realm, String name) {
        return ifPresent(() -> {
            TCredential found = Tip.call(() -> accounts.credential(TRealm.valueOf(realm.name()), name));
            return new Credential(decode(found.getAccount()), found.getPasswordHash());
        });
    }

    @Override
    public Session createToken(String id, String accountId, String tokenHash, Instant expiresAt) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, expiresAt);
        return session(Tip.call(() -> accounts.createToken(id, accountId, tokenHash, micros)));
    }

    @Override
    public Optional<Session> findToken(String tokenHash) {
        return ifPresent(() -> session(Tip.call(() -> accounts.findToken(tokenHash))));
    }

    @Override
    public void revokeToken(Actor actor, String tokenHash) {
        Tip.run(() -> accounts.revokeToken(actor(actor), tokenHash));
    }

    @Override
    public boolean isEmpty() {
        return Tip.call(accounts::isEmpty);
    }

    private static Session session(TToken token) {
        return new Session(
                decode(token.getAccount()), Instant.EPOCH.plus(token.getExpiresAtMicros(), ChronoUnit.MICROS));
    }

    private static Account decode(TAccount account) {
        return ThriftCodec.decode(account, Account.class);
    }

    private static <T> Optional<T> ifPresent(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (CloudException failure) {
            if (failure.kind() == ErrorKind.NOT_FOUND || failure.kind() == ErrorKind.UNAUTHENTICATED) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
