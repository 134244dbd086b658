package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.common.model.account.Tenant;
import cloud.yunhai.common.model.event.Actor;

/// Tenants.
public interface TenantStore extends Reader<Tenant> {
    /// Makes one, with its default security group.
    Tenant create(Actor actor, Tenant tenant);
}
