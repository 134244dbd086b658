package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.mapping.Representations;
import cloud.yunhai.apicommon.representation.NewTenant;
import cloud.yunhai.apicommon.representation.TenantList;
import cloud.yunhai.apicommon.representation.TenantRepresentation;
import cloud.yunhai.apiserver.app.TenantOperations;
import cloud.yunhai.common.model.account.Tenant;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Tenants.
@Path(UriTemplates.TENANTS)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class TenantEndpoint {
    private final TenantOperations tenants;

    public TenantEndpoint(TenantOperations tenants) {
        this.tenants = tenants;
    }

    @GET
    public Response list(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        return Lists.answer(
                call,
                tenants.list(Lists.query(call, null, TenantList.class)),
                TenantList::new,
                TenantEndpoint::represent);
    }

    @POST
    public Response create(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        Tenant made = tenants.create(call.request(), call.body(NewTenant.class).value());
        return Answers.made(call, represent(made), made.id().text(), made.version());
    }

    @GET
    @Path("{id}")
    public Response get(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Tenant tenant = tenants.get(id);
        return Answers.one(Call.of(context), represent(tenant), tenant.version());
    }

    private static TenantRepresentation represent(Tenant tenant) {
        return Representations.of(tenant, TenantRepresentation.class);
    }
}
