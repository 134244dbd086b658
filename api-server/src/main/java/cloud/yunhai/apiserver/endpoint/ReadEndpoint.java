package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.mapping.Representations;
import cloud.yunhai.apicommon.representation.LeaseList;
import cloud.yunhai.apicommon.representation.LeaseRepresentation;
import cloud.yunhai.apicommon.representation.VolumeList;
import cloud.yunhai.apiserver.app.port.Reader;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.common.model.volume.Volume;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// What comes and goes with instances, and is only read here: volumes and leases.
@Path(UriTemplates.BASE)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class ReadEndpoint {
    private final Reader<Volume> volumes;
    private final Reader<Lease> leases;

    public ReadEndpoint(Reader<Volume> volumes, Reader<Lease> leases) {
        this.volumes = volumes;
        this.leases = leases;
    }

    @GET
    @Path("volumes")
    public Response listVolumes(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        View view = View.of(call.request());
        return Lists.answer(
                call,
                volumes.list(Lists.query(call, call.request().readScope(), VolumeList.class)),
                VolumeList::new,
                view::of);
    }

    @GET
    @Path("volumes/{id}")
    public Response getVolume(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        Volume volume = volumes.get(call.request().readScope(), id);
        return Answers.one(call, View.of(call.request()).of(volume), volume.version());
    }

    @GET
    @Path("leases")
    public Response listLeases(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        return Lists.answer(
                call,
                leases.list(Lists.query(call, call.request().readScope(), LeaseList.class)),
                LeaseList::new,
                (Lease lease) -> Representations.of(lease, LeaseRepresentation.class));
    }
}
