package cloud.yunhai.apiserver.app;

import cloud.yunhai.apicommon.representation.NewTenant;
import cloud.yunhai.apiserver.app.port.ListQuery;
import cloud.yunhai.apiserver.app.port.Listing;
import cloud.yunhai.apiserver.app.port.Reader;
import cloud.yunhai.apiserver.app.port.TenantStore;
import cloud.yunhai.common.model.account.Group;
import cloud.yunhai.common.model.account.Tenant;
import cloud.yunhai.common.model.account.TenantKind;
import cloud.yunhai.common.model.id.GroupId;
import cloud.yunhai.common.model.id.TenantId;
import java.time.InstantSource;

/// Tenants, and the groups that they are in.
public record TenantOperations(TenantStore tenants, Reader<Group> groups, InstantSource clock) {
    public Tenant get(String id) {
        return tenants.get(null, id);
    }

    /// The group that a tenant is in.
    public Group groupOf(String tenantId) {
        return groups.get(null, get(tenantId).groupId().text());
    }

    public Listing<Tenant> list(ListQuery query) {
        return tenants.list(query);
    }

    /// An enterprise's; a user's own comes with the user.
    public Tenant create(UserRequest request, NewTenant wanted) {
        Tenant tenant = new Tenant(
                new TenantId(request.ids().id("tenant")),
                wanted.name,
                TenantKind.ENTERPRISE,
                GroupId.parse(wanted.groupId),
                clock.instant(),
                1);
        return References.inBody(wanted, () -> tenants.create(request.actor(), tenant));
    }
}
