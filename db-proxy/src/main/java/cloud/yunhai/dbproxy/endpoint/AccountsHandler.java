package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TAccountPage;
import cloud.yunhai.common.idl.dbproxy.TCredential;
import cloud.yunhai.common.idl.dbproxy.TGroupPage;
import cloud.yunhai.common.idl.dbproxy.TTenantPage;
import cloud.yunhai.common.idl.dbproxy.TToken;
import cloud.yunhai.common.idl.types.TAccount;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TGroup;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TRealm;
import cloud.yunhai.common.idl.types.TTenant;
import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Group;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.common.model.account.Tenant;
import cloud.yunhai.common.model.id.AccountId;
import cloud.yunhai.common.model.id.GroupId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.TokenId;
import cloud.yunhai.dbproxy.app.Accounts;
import cloud.yunhai.dbproxy.app.store.Credentials.Credential;
import cloud.yunhai.dbproxy.app.store.Page;
import org.jspecify.annotations.Nullable;

/// Groups, tenants, accounts, tokens.
public final class AccountsHandler implements cloud.yunhai.common.idl.dbproxy.Accounts.Iface {
    private final Accounts accounts;

    /// In front of these.
    public AccountsHandler(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public TGroup createGroup(TActor actor, TGroup group) {
        return encode(accounts.createGroup(Edge.actor(actor), Edge.decode(group, Group.class)));
    }

    @Override
    public TGroup getGroup(String groupId) {
        return encode(accounts.getGroup(Edge.id(groupId, GroupId::parse)));
    }

    @Override
    public TGroupPage listGroups(TPageRequest request) {
        Page<Group> page = accounts.listGroups(Edge.page(request));
        return new TGroupPage(ThriftCodec.encodeAll(page.items(), TGroup.class)).setNextPageToken(page.nextPageToken());
    }

    @Override
    public TGroup updateGroup(TActor actor, TGroup group, long version) {
        return encode(accounts.updateGroup(Edge.actor(actor), Edge.decode(group, Group.class), version));
    }

    @Override
    public void deleteGroup(TActor actor, String groupId, long version) {
        accounts.deleteGroup(Edge.actor(actor), Edge.id(groupId, GroupId::parse), version);
    }

    private static TGroup encode(Group group) {
        return ThriftCodec.encode(group, TGroup.class);
    }

    @Override
    public TTenant createTenant(TActor actor, TTenant tenant) {
        return encode(accounts.createTenant(Edge.actor(actor), Edge.decode(tenant, Tenant.class)));
    }

    @Override
    public TTenant getTenant(String tenantId) {
        return encode(accounts.getTenant(Edge.id(tenantId, TenantId::parse)));
    }

    @Override
    public TTenantPage listTenants(TPageRequest request) {
        Page<Tenant> page = accounts.listTenants(Edge.page(request));
        return new TTenantPage(ThriftCodec.encodeAll(page.items(), TTenant.class))
                .setNextPageToken(page.nextPageToken());
    }

    private static TTenant encode(Tenant tenant) {
        return ThriftCodec.encode(tenant, TTenant.class);
    }

    @Override
    public TAccount createAccount(TActor actor, TAccount account, String passwordHash, @Nullable String groupId) {
        return encode(accounts.createAccount(
                Edge.actor(actor),
                Edge.decode(account, Account.class),
                Edge.required(passwordHash, "passwordHash"),
                Edge.optionalId(groupId, GroupId::parse)));
    }

    @Override
    public TAccount getAccount(String accountId) {
        return encode(accounts.getAccount(Edge.id(accountId, AccountId::parse)));
    }

    @Override
    public TAccountPage listAccounts(TPageRequest request) {
        Page<Account> page = accounts.listAccounts(Edge.page(request));
        return new TAccountPage(ThriftCodec.encodeAll(page.items(), TAccount.class))
                .setNextPageToken(page.nextPageToken());
    }

    @Override
    public TAccount updateAccount(
            TActor actor, String accountId, boolean enabled, @Nullable String passwordHash, long version) {
        return encode(accounts.updateAccount(
                Edge.actor(actor), Edge.id(accountId, AccountId::parse), enabled, passwordHash, version));
    }

    private static TAccount encode(Account account) {
        return ThriftCodec.encode(account, TAccount.class);
    }

    @Override
    public TCredential credential(TRealm realm, String name) {
        Credential found = accounts.credential(Edge.constant(realm, Realm.class, "realm"), Edge.required(name, "name"));
        return new TCredential(encode(found.account()), found.passwordHash());
    }

    @Override
    public TToken createToken(String id, String accountId, String tokenHash, long expiresAtMicros) {
        return encode(accounts.createToken(
                Edge.id(id, TokenId::parse),
                Edge.id(accountId, AccountId::parse),
                Edge.required(tokenHash, "tokenHash"),
                Edge.instant(expiresAtMicros)));
    }

    @Override
    public TToken findToken(String tokenHash) {
        return encode(accounts.findToken(Edge.required(tokenHash, "tokenHash")));
    }

    private static TToken encode(Accounts.TokenView token) {
        return ThriftCodec.encode(token, TToken.class);
    }

    @Override
    public void revokeToken(TActor actor, String tokenHash) {
        accounts.revokeToken(Edge.actor(actor), Edge.required(tokenHash, "tokenHash"));
    }

    @Override
    public boolean isEmpty() {
        return accounts.isEmpty();
    }
}
