package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.mapping.Representations;
import cloud.yunhai.apicommon.representation.QuotaRepresentation;
import cloud.yunhai.apicommon.representation.TenantQuotaRepresentation;
import cloud.yunhai.apiserver.app.TenantOperations;
import cloud.yunhai.apiserver.app.UserRequest;
import cloud.yunhai.common.model.account.Group;
import cloud.yunhai.common.model.account.Quota;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// What a tenant may hold, and what is held of it: the quota of its group, and nothing else of the group.
@Path(UriTemplates.QUOTA)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class QuotaEndpoint {
    private final TenantOperations tenants;

    public QuotaEndpoint(TenantOperations tenants) {
        this.tenants = tenants;
    }

    @GET
    public Response quota(@Context ContainerRequestContext context) {
        UserRequest request = Call.of(context).request();
        String tenant = request.writeScope(); // an operator says whose
        Group group = tenants.groupOf(tenant);
        TenantQuotaRepresentation quota = new TenantQuotaRepresentation();
        quota.tenantId = tenant;
        quota.limit = amounts(group.quota());
        quota.claimed = amounts(group.used());
        return Response.ok(quota).build();
    }

    private static QuotaRepresentation amounts(Quota quota) {
        return Representations.of(quota, QuotaRepresentation.class);
    }
}
