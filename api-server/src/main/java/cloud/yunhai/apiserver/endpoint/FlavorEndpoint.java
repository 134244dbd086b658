package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.FlavorList;
import cloud.yunhai.apicommon.representation.FlavorPatch;
import cloud.yunhai.apicommon.representation.FlavorRepresentation;
import cloud.yunhai.apicommon.representation.NewFlavor;
import cloud.yunhai.apiserver.app.DataOperations;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.instance.Flavor;
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
import java.time.InstantSource;

/// Flavors.
@Path(UriTemplates.FLAVORS)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class FlavorEndpoint extends DataEndpoint<Flavor, FlavorRepresentation> {
    private final InstantSource clock;

    public FlavorEndpoint(DataOperations<Flavor> operations, InstantSource clock) {
        super(operations, FlavorRepresentation.class, FlavorList.class, FlavorList::new);
        this.clock = clock;
    }

    @Override
    String id(Flavor resource) {
        return resource.id().text();
    }

    @GET
    public Response list(@Context ContainerRequestContext context) {
        return listAll(Call.of(context));
    }

    @POST
    public Response create(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        NewFlavor wanted = call.body(NewFlavor.class).value();
        return make(
                call,
                wanted,
                () -> new Flavor(
                        new FlavorId(call.request().ids().id("flavor")),
                        wanted.name,
                        wanted.vcpus,
                        wanted.memoryMib,
                        wanted.rootGib,
                        clock.instant(),
                        1));
    }

    @GET
    @Path("{id}")
    public Response get(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return show(Call.of(context), id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Call.MERGE_PATCH})
    public Response patch(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        FlavorPatch patch = call.body(FlavorPatch.class).value();
        return change(
                call,
                id,
                patch,
                now -> new Flavor(
                        now.id(),
                        or(patch.name, now.name()),
                        or(patch.vcpus, now.vcpus()),
                        or(patch.memoryMib, now.memoryMib()),
                        or(patch.rootGib, now.rootGib()),
                        now.createdAt(),
                        now.version()));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return remove(Call.of(context), id);
    }
}
