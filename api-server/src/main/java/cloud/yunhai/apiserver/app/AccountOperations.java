package cloud.yunhai.apiserver.app;

import cloud.yunhai.apicommon.representation.AccountPatch;
import cloud.yunhai.apicommon.representation.NewOperator;
import cloud.yunhai.apicommon.representation.NewUser;
import cloud.yunhai.apicommon.representation.PasswordChange;
import cloud.yunhai.apiserver.app.port.AccountStore;
import cloud.yunhai.apiserver.app.port.ListQuery;
import cloud.yunhai.apiserver.app.port.Listing;
import cloud.yunhai.apiserver.app.port.PasswordHashes;
import cloud.yunhai.apiserver.core.Faults;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.common.model.id.AccountId;
import cloud.yunhai.common.model.id.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Users and operators.
public final class AccountOperations {
    private final AccountStore accounts;
    private final Sessions sessions;
    private final PasswordHashes hashes;
    private final InstantSource clock;

    public AccountOperations(AccountStore accounts, Sessions sessions, PasswordHashes hashes, InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.hashes = hashes;
        this.clock = clock;
    }

    /// An account of a realm; one of the other realm is not found.
    public Account get(Realm realm, String id) {
        Account account = accounts.get(null, id);
        if (account.realm() != realm) {
            throw CloudException.notFound("account", id);
        }
        return account;
    }

    public Listing<Account> list(Realm realm, ListQuery query) {
        return accounts.list(query.with("realm", realm.name()));
    }

    public Account createUser(UserRequest request, NewUser wanted) {
        if ((wanted.tenantId == null) == (wanted.groupId == null)) {
            Faults faults = new Faults();
            String either = "either group_id, for a user with a tenant of its own, or tenant_id";
            faults.wrong("/group_id", wanted.groupId == null ? "missing" : wanted.groupId, either);
            faults.wrong("/tenant_id", wanted.tenantId == null ? "missing" : wanted.tenantId, either);
            faults.throwIfUnprocessable();
        }
        TenantId tenant = wanted.tenantId == null ? null : TenantId.parse(wanted.tenantId);
        Account account = account(request, Realm.USER, wanted.name, tenant);
        String hash = hashes.hash(wanted.password);
        return References.inBody(wanted, () -> accounts.create(request.actor(), account, hash, wanted.groupId));
    }

    public Account createOperator(UserRequest request, NewOperator wanted) {
        Account account = account(request, Realm.OPERATOR, wanted.name, null);
        return accounts.create(request.actor(), account, hashes.hash(wanted.password), null);
    }

    private Account account(UserRequest request, Realm realm, String name, @Nullable TenantId tenant) {
        Instant now = clock.instant();
        return new Account(new AccountId(request.ids().id("account")), realm, name, tenant, true, now, 1);
    }

    public Account change(UserRequest request, Realm realm, String id, AccountPatch patch) {
        boolean own = request.requireAccount().id().text().equals(id);
        if (own && Boolean.FALSE.equals(patch.enabled)) {
            throw new CloudException(ErrorCode.CONFLICT, "an account cannot disable itself");
        }
        String hash = patch.password == null ? null : hashes.hash(patch.password);
        Account changed = update(request, () -> get(realm, id), patch.enabled, hash);
        sessions.forgetAccount(id);
        return changed;
    }

    /// A new password for the own account; all its tokens end.
    public void changePassword(UserRequest request, PasswordChange change) {
        Account account = request.requireAccount();
        if (!sessions.isPassword(account.realm(), account.name(), change.currentPassword)) {
            Faults faults = new Faults();
            faults.wrongSecret("/current_password", "the password of this account");
            faults.throwIfUnprocessable();
        }
        update(request, () -> accounts.get(null, account.id().text()), null, hashes.hash(change.newPassword));
        sessions.forgetAccount(account.id().text());
    }

    private Account update(
            UserRequest request,
            java.util.function.Supplier<Account> read,
            @Nullable Boolean enabled,
            @Nullable String hash) {
        for (int attempt = 1; ; attempt++) {
            Account now = read.get();
            request.checkVersion(now.version());
            boolean on = enabled == null ? now.enabled() : enabled;
            if (hash == null && on == now.enabled()) {
                return now;
            }
            Account changed =
                    new Account(now.id(), now.realm(), now.name(), now.tenantId(), on, now.createdAt(), now.version());
            try {
                return accounts.update(request.actor(), changed, hash, now.version());
            } catch (CloudException failure) {
                if (!Changes.isStale(failure) || attempt == 3) {
                    throw failure;
                }
            }
        }
    }
}
