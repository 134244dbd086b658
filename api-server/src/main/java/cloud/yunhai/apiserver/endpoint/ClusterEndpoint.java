package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.ClusterList;
import cloud.yunhai.apicommon.representation.ClusterPatch;
import cloud.yunhai.apicommon.representation.ClusterRepresentation;
import cloud.yunhai.apicommon.representation.NewCluster;
import cloud.yunhai.apiserver.app.DataOperations;
import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.id.ClusterId;
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

/// Clusters.
@Path(UriTemplates.CLUSTERS)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class ClusterEndpoint extends DataEndpoint<Cluster, ClusterRepresentation> {
    private static final double CPU_OVERCOMMIT = 4;
    private static final double MEMORY_OVERCOMMIT = 1;
    private static final double STORAGE_OVERCOMMIT = 2;

    private final InstantSource clock;

    public ClusterEndpoint(DataOperations<Cluster> operations, InstantSource clock) {
        super(operations, ClusterRepresentation.class, ClusterList.class, ClusterList::new);
        this.clock = clock;
    }

    @Override
    String id(Cluster resource) {
        return resource.id().text();
    }

    @GET
    public Response list(@Context ContainerRequestContext context) {
        return listAll(Call.of(context));
    }

    @POST
    public Response create(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        NewCluster wanted = call.body(NewCluster.class).value();
        return make(
                call,
                wanted,
                () -> new Cluster(
                        new ClusterId(call.request().ids().id("cluster")),
                        ZoneId.parse(wanted.zoneId),
                        wanted.name,
                        or(wanted.cpuOvercommit, CPU_OVERCOMMIT),
                        or(wanted.memoryOvercommit, MEMORY_OVERCOMMIT),
                        or(wanted.storageOvercommit, STORAGE_OVERCOMMIT),
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
        ClusterPatch patch = call.body(ClusterPatch.class).value();
        return change(
                call,
                id,
                patch,
                now -> new Cluster(
                        now.id(),
                        now.zoneId(),
                        or(patch.name, now.name()),
                        or(patch.cpuOvercommit, now.cpuOvercommit()),
                        or(patch.memoryOvercommit, now.memoryOvercommit()),
                        or(patch.storageOvercommit, now.storageOvercommit()),
                        now.createdAt(),
                        now.version()));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return remove(Call.of(context), id);
    }
}
