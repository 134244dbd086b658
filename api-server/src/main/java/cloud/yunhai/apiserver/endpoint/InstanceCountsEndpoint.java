package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.InstanceCountsRepresentation;
import cloud.yunhai.apicommon.representation.StateCountRepresentation;
import cloud.yunhai.apiserver.app.InstanceOperations;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// How many instances there are, for those who need not know which.
@Path(UriTemplates.INSTANCE_COUNTS)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class InstanceCountsEndpoint {
    private final InstanceOperations instances;

    public InstanceCountsEndpoint(InstanceOperations instances) {
        this.instances = instances;
    }

    @GET
    public Response counts(@Context ContainerRequestContext context) {
        InstanceCountsRepresentation counts = new InstanceCountsRepresentation();
        counts.total = 0L;
        instances.counts(Call.of(context).request()).forEach((state, count) -> {
            StateCountRepresentation one = new StateCountRepresentation();
            one.state = state;
            one.count = count;
            counts.states.add(one);
            counts.total += count;
        });
        return Response.ok(counts).build();
    }
}
