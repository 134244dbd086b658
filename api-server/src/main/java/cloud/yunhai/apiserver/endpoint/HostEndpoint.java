package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.mapping.Representations;
import cloud.yunhai.apicommon.representation.HostJoinTokenRepresentation;
import cloud.yunhai.apicommon.representation.HostList;
import cloud.yunhai.apicommon.representation.HostPatch;
import cloud.yunhai.apicommon.representation.HostRepresentation;
import cloud.yunhai.apicommon.representation.NewHostJoinToken;
import cloud.yunhai.apiserver.app.HostOperations;
import cloud.yunhai.apiserver.app.HostOperations.JoinToken;
import cloud.yunhai.common.model.host.Host;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Hosts, and the tokens with which they join.
@Path(UriTemplates.BASE)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class HostEndpoint {
    private final HostOperations hosts;

    public HostEndpoint(HostOperations hosts) {
        this.hosts = hosts;
    }

    @GET
    @Path("hosts")
    public Response list(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        return Lists.answer(
                call, hosts.list(Lists.query(call, null, HostList.class)), HostList::new, HostEndpoint::represent);
    }

    @GET
    @Path("hosts/{id}")
    public Response get(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Host host = hosts.get(id);
        return Answers.one(Call.of(context), represent(host), host.version());
    }

    @PATCH
    @Path("hosts/{id}")
    @Consumes({MediaType.APPLICATION_JSON, Call.MERGE_PATCH})
    public Response patch(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        HostPatch patch = call.body(HostPatch.class).value();
        Host host = hosts.change(call.request(), id, patch.state);
        return Answers.one(call, represent(host), host.version());
    }

    @DELETE
    @Path("hosts/{id}")
    public Response delete(@Context ContainerRequestContext context, @PathParam("id") String id) {
        hosts.remove(Call.of(context).request(), id);
        return Answers.done();
    }

    @POST
    @Path("host_join_tokens")
    public Response createJoinToken(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        JoinToken made = hosts.createJoinToken(
                call.request(), call.body(NewHostJoinToken.class).value());
        HostJoinTokenRepresentation token = new HostJoinTokenRepresentation();
        token.id = made.id();
        token.clusterId = made.clusterId();
        token.token = made.token();
        token.expiresAt = made.expiresAt();
        token.uses = made.uses();
        return Response.status(Response.Status.CREATED).entity(token).build();
    }

    private static HostRepresentation represent(Host host) {
        return Representations.of(host, HostRepresentation.class);
    }
}
