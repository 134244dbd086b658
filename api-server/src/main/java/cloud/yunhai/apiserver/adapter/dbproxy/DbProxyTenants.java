package cloud.yunhai.apiserver.adapter.dbproxy;

import static cloud.yunhai.apiserver.adapter.tip.TipPages.actor;
import static cloud.yunhai.apiserver.adapter.tip.TipPages.listing;

import cloud.yunhai.apiserver.app.port.TenantStore;
import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Accounts;
import cloud.yunhai.common.idl.types.TTenant;
import cloud.yunhai.common.model.account.Tenant;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.tip.Tip;

/// Tenants at db-proxy.
public final class DbProxyTenants extends DbProxyReader<Tenant> implements TenantStore {
    private final Accounts.Iface accounts;

    public DbProxyTenants(Accounts.Iface accounts) {
        super(Tenant.class, (_, id) -> accounts.getTenant(id), request -> {
            var page = accounts.listTenants(request);
            return listing(page.getItems(), page.getNextPageToken(), Tenant.class);
        });
        this.accounts = accounts;
    }

    @Override
    public Tenant create(Actor actor, Tenant tenant) {
        return ThriftCodec.decode(
                Tip.call(() -> accounts.createTenant(actor(actor), ThriftCodec.encode(tenant, TTenant.class))),
                Tenant.class);
    }
}
