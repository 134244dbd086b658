package cloud.yunhai.apiclient;

import cloud.yunhai.apiclient.http.Call;
import cloud.yunhai.apiclient.http.Transport;
import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.NewTenant;
import cloud.yunhai.apicommon.representation.TenantList;
import cloud.yunhai.apicommon.representation.TenantRepresentation;

/// The owners of resources, for operators.
public final class Tenants extends ReadableResources<TenantRepresentation, TenantList> {
    Tenants(Transport transport) {
        super(
                transport,
                new Kind<>(
                        UriTemplates.TENANTS,
                        UriTemplates.TENANT,
                        TenantRepresentation.class,
                        TenantList.class,
                        false));
    }

    /// Makes an enterprise's; a user's own comes with the user.
    public TenantRepresentation create(NewTenant wanted) {
        return transport.send(Call.post(UriTemplates.TENANTS, wanted), TenantRepresentation.class);
    }
}
