package cloud.yunhai.apiserver.testing;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.dbproxy.Accounts;
import cloud.yunhai.common.idl.dbproxy.TAccountPage;
import cloud.yunhai.common.idl.dbproxy.TCredential;
import cloud.yunhai.common.idl.dbproxy.TGroupPage;
import cloud.yunhai.common.idl.dbproxy.TTenantPage;
import cloud.yunhai.common.idl.dbproxy.TToken;
import cloud.yunhai.common.idl.types.TAccount;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TGroup;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TQuota;
import cloud.yunhai.common.idl.types.TRealm;
import cloud.yunhai.common.idl.types.TTenant;
import cloud.yunhai.common.idl.types.TTenantKind;
import cloud.yunhai.common.model.id.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// People in memory.
public final class FakeAccounts implements Accounts.Iface {
    private final FakeAudit audit;
    private final Table<TGroup> groups = new Table<>("group");
    private final Table<TTenant> tenants = new Table<>("tenant");
    private final Table<TAccount> accounts = new Table<>("account");
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final Map<String, TToken> tokens = new ConcurrentHashMap<>();

    /// How often a token was looked up.
    public final AtomicInteger tokenReads = new AtomicInteger();

    FakeAccounts(FakeAudit audit) {
        this.audit = audit;
    }

    /// Has a tenant's group hold these amounts.
    public void use(String tenantId, long instances, long vcpus, long memoryMib, long storageGib, long addresses) {
        TGroup group = groups.get(null, tenants.get(null, tenantId).getGroupId());
        groups.put(group.setUsed(new TQuota(instances, vcpus, memoryMib, storageGib, addresses)));
    }

    @Override
    public TGroup createGroup(TActor actor, TGroup group) {
        audit.changed(actor, "create", group.getId());
        return groups.create(group);
    }

    @Override
    public TGroup getGroup(String groupId) {
        return groups.get(null, groupId);
    }

    @Override
    public TGroupPage listGroups(TPageRequest page) {
        Table.Rows<TGroup> rows = groups.list(page);
        return new TGroupPage(rows.items()).setNextPageToken(rows.nextPageToken());
    }

    @Override
    public TGroup updateGroup(TActor actor, TGroup group, long version) {
        TGroup updated = groups.update(group, version);
        audit.changed(actor, "update", group.getId());
        return updated;
    }

    @Override
    public void deleteGroup(TActor actor, String groupId, long version) {
        groups.delete(null, groupId, version);
        audit.changed(actor, "delete", groupId);
    }

    @Override
    public TTenant createTenant(TActor actor, TTenant tenant) {
        groups.get(null, tenant.getGroupId());
        audit.changed(actor, "create", tenant.getId());
        return tenants.create(tenant);
    }

    @Override
    public TTenant getTenant(String tenantId) {
        return tenants.get(null, tenantId);
    }

    @Override
    public TTenantPage listTenants(TPageRequest page) {
        Table.Rows<TTenant> rows = tenants.list(page);
        return new TTenantPage(rows.items()).setNextPageToken(rows.nextPageToken());
    }

    @Override
    public TAccount createAccount(TActor actor, TAccount account, String passwordHash, @Nullable String groupId) {
        TAccount made = account.deepCopy();
        if (account.getRealm() == TRealm.USER && account.getTenantId() == null) {
            TTenant own = new TTenant(
                    TenantId.next().text(),
                    account.getName(),
                    TTenantKind.USER,
                    groups.get(null, groupId == null ? "none" : groupId).getId(),
                    account.getCreatedAtMicros(),
                    1);
            made.setTenantId(tenants.put(own).getId());
        } else if (account.getTenantId() != null) {
            tenants.get(null, account.getTenantId());
        }
        accounts.create(made);
        passwords.put(made.getId(), passwordHash);
        audit.changed(actor, "create", made.getId());
        return made;
    }

    @Override
    public TAccount getAccount(String accountId) {
        return accounts.get(null, accountId);
    }

    @Override
    public TAccountPage listAccounts(TPageRequest page) {
        Table.Rows<TAccount> rows = accounts.list(page);
        return new TAccountPage(rows.items()).setNextPageToken(rows.nextPageToken());
    }

    @Override
    public TAccount updateAccount(
            TActor actor, String accountId, boolean enabled, @Nullable String passwordHash, long version) {
        TAccount updated = accounts.update(accounts.get(null, accountId).setEnabled(enabled), version);
        if (passwordHash != null) {
            passwords.put(accountId, passwordHash);
        }
        if (passwordHash != null || !enabled) {
            tokens.values().removeIf(token -> token.getAccount().getId().equals(accountId));
        }
        audit.changed(actor, "update", accountId);
        return updated;
    }

    @Override
    public TCredential credential(TRealm realm, String name) {
        TPageRequest all = new TPageRequest();
        all.setLimit(10_000);
        all.setFilter(Map.of("realm", realm.name(), "name", name));
        TAccount found = accounts.list(all).items().stream()
                .findFirst()
                .orElseThrow(() -> CloudException.notFound("account", name));
        return new TCredential(found, java.util.Objects.requireNonNull(passwords.get(found.getId())));
    }

    @Override
    public TToken createToken(String id, String accountId, String tokenHash, long expiresAtMicros) {
        TToken token = new TToken(id, accounts.get(null, accountId), expiresAtMicros);
        tokens.put(tokenHash, token);
        return token;
    }

    @Override
    public TToken findToken(String tokenHash) {
        tokenReads.incrementAndGet();
        TToken token = tokens.get(tokenHash);
        if (token == null) {
            throw CloudException.notFound("token", "given");
        }
        return new TToken(token.getId(), accounts.get(null, token.getAccount().getId()), token.getExpiresAtMicros());
    }

    @Override
    public void revokeToken(TActor actor, String tokenHash) {
        tokens.remove(tokenHash);
        audit.changed(actor, "revoke", "token");
    }

    /// Everything that is kept of passwords and tokens, as text.
    public String secrets() {
        return passwords.values() + " " + tokens.keySet();
    }

    int tokens() {
        return tokens.size();
    }

    @Override
    public boolean isEmpty() {
        TPageRequest operators = new TPageRequest();
        operators.setLimit(1);
        operators.setFilter(Map.of("realm", "OPERATOR"));
        return accounts.list(operators).items().isEmpty();
    }
}
