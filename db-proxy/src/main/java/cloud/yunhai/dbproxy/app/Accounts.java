package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Group;
import cloud.yunhai.common.model.account.Quota;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.common.model.account.Tenant;
import cloud.yunhai.common.model.account.TenantKind;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.AccountId;
import cloud.yunhai.common.model.id.GroupId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.TokenId;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.dbproxy.app.store.Credentials.Credential;
import cloud.yunhai.dbproxy.app.store.Credentials.Token;
import cloud.yunhai.dbproxy.app.store.Page;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import cloud.yunhai.dbproxy.core.DefaultRules;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Groups, tenants, accounts and their bearer tokens. Hashes of secrets are kept, never shown and never in events.
public final class Accounts {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private static final Entries<Group> GROUPS = new Entries<>(
            "group",
            Work::groups,
            Group::id,
            Group::version,
            group -> null,
            group -> Map.of("name", group.name()),
            Group::name,
            (known, wanted) ->
                    known.name().equals(wanted.name()) && known.quota().equals(wanted.quota()));

    private static final Entries<Tenant> TENANTS = new Entries<>(
            "tenant",
            Work::tenants,
            Tenant::id,
            Tenant::version,
            Tenant::id,
            tenant -> Map.of("name", tenant.name()),
            Tenant::name,
            (known, wanted) -> known.name().equals(wanted.name())
                    && known.groupId().equals(wanted.groupId())
                    && known.kind() == wanted.kind());

    private final Transactions transactions;

    /// On these transactions.
    public Accounts(Transactions transactions) {
        this.transactions = transactions;
    }

    /// A bearer token with whose it is.
    public record TokenView(
            TokenId id,
            Account account,
            Instant expiresAt,
            @Nullable GroupId groupId) {}

    public Group createGroup(Actor actor, Group group) {
        return GROUPS.create(
                transactions,
                actor,
                group,
                (_, _) -> {},
                (entry, at, version) -> new Group(entry.id(), entry.name(), entry.quota(), Quota.ZERO, at, version));
    }

    public Group getGroup(GroupId id) {
        return GROUPS.get(transactions, null, id.text());
    }

    public Page<Group> listGroups(PageRequest request) {
        return GROUPS.list(transactions, request);
    }

    /// A quota may be set below what is used: then nothing more is given until enough came back.
    public Group updateGroup(Actor actor, Group group, long version) {
        return GROUPS.update(
                transactions,
                actor,
                group,
                version,
                before -> new Group(
                        before.id(), group.name(), group.quota(), before.used(), before.createdAt(), before.version()),
                (_, _, _) -> {});
    }

    public void deleteGroup(Actor actor, GroupId id, long version) {
        GROUPS.delete(transactions, actor, null, id.text(), version, (work, group) -> {
            if (work.tenants().exists(Map.of("groupId", group.id().text()))) {
                throw Checks.inUse("group", group.name(), "tenants");
            }
        });
    }

    /// A tenant with its default security group.
    public Tenant createTenant(Actor actor, Tenant tenant) {
        return TENANTS.create(
                transactions,
                actor,
                tenant,
                (work, wanted) -> Checks.referred(
                        work.groups(), "groupId", wanted.groupId().text()),
                (entry, at, version) ->
                        new Tenant(entry.id(), entry.name(), entry.kind(), entry.groupId(), at, version),
                this::addDefaultGroup);
    }

    private void addDefaultGroup(Work work, Actor actor, Tenant tenant) {
        SecurityGroup group = work.securityGroups().insert(DefaultRules.of(tenant.id(), work.now()));
        work.events().record(actor, "create-security-group", group.id(), tenant.id(), null, group);
    }

    public Tenant getTenant(TenantId id) {
        return TENANTS.get(transactions, null, id.text());
    }

    public Page<Tenant> listTenants(PageRequest request) {
        return TENANTS.list(transactions, request);
    }

    /// An account. A user without a tenant gets one of its own in the group.
    public Account createAccount(Actor actor, Account account, String passwordHash, @Nullable GroupId groupId) {
        Checks.name(account.name());
        if (account.realm() == Realm.OPERATOR && account.tenantId() != null) {
            throw CloudException.invalid("tenantId", account.tenantId(), "none for an operator");
        }
        return transactions.write(work -> {
            Optional<Account> known = work.accounts().find(account.id().text());
            if (known.isPresent()) {
                if (known.get().realm() != account.realm()
                        || !known.get().name().equals(account.name())) {
                    throw Checks.repeatedDifferently("account", account.id().text());
                }
                return known.get();
            }
            Checks.unique(work.accounts(), Map.of("realm", account.realm(), "name", account.name()), account.name());
            TenantId tenant = tenant(work, actor, account, groupId);
            Account created = new Account(
                    account.id(), account.realm(), account.name(), tenant, account.enabled(), work.now(), 1);
            work.credentials().insert(created, passwordHash);
            work.events().record(actor, "create-account", created.id(), tenant, null, created);
            return created;
        });
    }

    private @Nullable TenantId tenant(Work work, Actor actor, Account account, @Nullable GroupId groupId) {
        if (account.realm() == Realm.OPERATOR) {
            return null;
        }
        if (account.tenantId() != null) {
            return Checks.referred(
                            work.tenants(), "tenantId", account.tenantId().text())
                    .id();
        }
        if (groupId == null) {
            throw CloudException.invalid("groupId", null, "the group of the account's tenant");
        }
        Checks.referred(work.groups(), "groupId", groupId.text());
        Checks.unique(work.tenants(), Map.of("name", account.name()), account.name());
        Tenant tenant = work.tenants()
                .insert(new Tenant(TenantId.next(), account.name(), TenantKind.USER, groupId, work.now(), 1));
        work.events().record(actor, "create-tenant", tenant.id(), tenant.id(), null, tenant);
        addDefaultGroup(work, actor, tenant);
        return tenant.id();
    }

    public Account getAccount(AccountId id) {
        return transactions.read(work -> Checks.found(work.accounts(), id.text()));
    }

    public Page<Account> listAccounts(PageRequest request) {
        return transactions.read(work -> work.accounts().list(request));
    }

    /// Enables or disables it, or sets its password. All tokens end when it is disabled or gets a new password.
    public Account updateAccount(
            Actor actor, AccountId id, boolean enabled, @Nullable String passwordHash, long version) {
        return transactions.write(work -> {
            Account before = Checks.locked(work.accounts(), id.text());
            Checks.version(id.text(), version, before.version());
            if (passwordHash == null && enabled == before.enabled()) {
                return before;
            }
            if (passwordHash != null) {
                work.credentials().setPasswordHash(id, passwordHash);
            }
            if (passwordHash != null || !enabled) {
                work.credentials().deleteTokens(id);
            }
            Account after = work.accounts()
                    .update(new Account(
                            id,
                            before.realm(),
                            before.name(),
                            before.tenantId(),
                            enabled,
                            before.createdAt(),
                            before.version()));
            String action = passwordHash == null ? "update-account" : "change-password";
            work.events().record(actor, action, id, before.tenantId(), before, after);
            return after;
        });
    }

    /// The account of that name with the hash of its password.
    public Credential credential(Realm realm, String name) {
        return transactions
                .read(work -> work.credentials().credential(realm, name))
                .orElseThrow(() -> CloudException.notFound("account", name));
    }

    /// Enters a bearer token by its hash.
    public TokenView createToken(TokenId id, AccountId accountId, String tokenHash, Instant expiresAt) {
        checkHash(tokenHash);
        return transactions.write(work -> {
            Optional<Token> known = work.credentials().token(id);
            if (known.isPresent()) {
                if (!known.get().tokenHash().equals(tokenHash)
                        || !known.get().accountId().equals(accountId)) {
                    throw Checks.repeatedDifferently("token", id.text());
                }
                return view(work, known.get());
            }
            Account account = Checks.referred(work.accounts(), "accountId", accountId.text());
            if (!account.enabled()) {
                throw disabled(account);
            }
            Token token = new Token(id, accountId, tokenHash, expiresAt);
            work.credentials().insert(token, work.now());
            Actor actor = work.self();
            Map<String, Object> shown = Map.of("id", id, "accountId", accountId, "expiresAt", expiresAt);
            work.events().record(actor, "create-token", id, account.tenantId(), null, shown);
            return view(work, token);
        });
    }

    private static void checkHash(String tokenHash) {
        if (!SHA256.matcher(tokenHash).matches()) {
            throw CloudException.invalid("tokenHash", "(hidden)", "SHA-256 in 64 lower-case hex digits");
        }
    }

    private static CloudException disabled(Account account) {
        return new CloudException(ErrorCode.UNAUTHENTICATED, "account " + account.name() + " is disabled");
    }

    private static TokenView view(Work work, Token token) {
        Account account = Checks.found(work.accounts(), token.accountId().text());
        GroupId group = account.tenantId() == null
                ? null
                : work.tenants()
                        .find(account.tenantId().text())
                        .map(Tenant::groupId)
                        .orElse(null);
        return new TokenView(token.id(), account, token.expiresAt(), group);
    }

    /// Whose token it is.
    public TokenView findToken(String tokenHash) {
        return transactions.read(work -> {
            Token token = work.credentials()
                    .token(tokenHash)
                    .orElseThrow(() -> new CloudException(ErrorCode.NOT_FOUND, "no such token"));
            if (!token.expiresAt().isAfter(work.now())) {
                throw new CloudException(ErrorCode.TOKEN_EXPIRED, "the token has expired");
            }
            TokenView view = view(work, token);
            if (!view.account().enabled()) {
                throw disabled(view.account());
            }
            return view;
        });
    }

    /// Ends a token.
    public void revokeToken(Actor actor, String tokenHash) {
        transactions.write(work -> {
            work.credentials().token(tokenHash).ifPresent(token -> {
                work.credentials().deleteToken(tokenHash);
                Map<String, Object> shown = Map.of("id", token.id(), "accountId", token.accountId());
                work.events().record(actor, "revoke-token", token.id(), actor.tenantId(), shown, null);
            });
            return true;
        });
    }

    /// Whether there is no operator yet.
    public boolean isEmpty() {
        return transactions.read(work -> !work.accounts().exists(Map.of("realm", Realm.OPERATOR)));
    }
}
