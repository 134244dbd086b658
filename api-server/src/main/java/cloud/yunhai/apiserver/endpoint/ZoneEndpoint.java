package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.NewZone;
import cloud.yunhai.apicommon.representation.ZoneList;
import cloud.yunhai.apicommon.representation.ZonePatch;
import cloud.yunhai.apicommon.representation.ZoneRepresentation;
import cloud.yunhai.apiserver.app.DataOperations;
import cloud.yunhai.apiserver.core.document.Bound;
import cloud.yunhai.common.model.host.Zone;
import cloud.yunhai.common.model.id.ZoneId;
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

/// Zones.
@Path(UriTemplates.ZONES)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class ZoneEndpoint extends DataEndpoint<Zone, ZoneRepresentation> {
    private final InstantSource clock;

    public ZoneEndpoint(DataOperations<Zone> operations, InstantSource clock) {
        super(operations, ZoneRepresentation.class, ZoneList.class, ZoneList::new);
        this.clock = clock;
    }

    @Override
    String id(Zone resource) {
        return resource.id().text();
    }

    @GET
    public Response list(@Context ContainerRequestContext context) {
        return listAll(Call.of(context));
    }

    @POST
    public Response create(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        NewZone wanted = call.body(NewZone.class).value();
        return make(
                call,
                wanted,
                () -> new Zone(
                        new ZoneId(call.request().ids().id("zone")),
                        wanted.name,
                        wanted.description,
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
        Bound<ZonePatch> given = call.body(ZonePatch.class);
        ZonePatch patch = given.value();
        return change(call, id, patch, now -> {
            String description = given.cleared().contains("description") ? null : patch.description;
            boolean keep = patch.description == null && !given.cleared().contains("description");
            return new Zone(
                    now.id(),
                    or(patch.name, now.name()),
                    keep ? now.description() : description,
                    now.createdAt(),
                    now.version());
        });
    }

    @DELETE
    @Path("{id}")
    public Response delete(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return remove(Call.of(context), id);
    }
}
