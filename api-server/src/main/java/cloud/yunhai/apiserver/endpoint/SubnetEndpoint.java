package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.NewSubnet;
import cloud.yunhai.apicommon.representation.SubnetList;
import cloud.yunhai.apicommon.representation.SubnetPatch;
import cloud.yunhai.apicommon.representation.SubnetRepresentation;
import cloud.yunhai.apiserver.app.DataOperations;
import cloud.yunhai.apiserver.core.Faults;
import cloud.yunhai.apiserver.core.SubnetPlan;
import cloud.yunhai.apiserver.core.document.Bound;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.common.model.network.SubnetType;
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
import java.util.List;

/// Subnets.
@Path(UriTemplates.SUBNETS)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class SubnetEndpoint extends DataEndpoint<Subnet, SubnetRepresentation> {
    private final InstantSource clock;

    public SubnetEndpoint(DataOperations<Subnet> operations, InstantSource clock) {
        super(operations, SubnetRepresentation.class, SubnetList.class, SubnetList::new);
        this.clock = clock;
    }

    @Override
    String id(Subnet resource) {
        return resource.id().text();
    }

    @GET
    public Response list(@Context ContainerRequestContext context) {
        return listAll(Call.of(context));
    }

    @POST
    public Response create(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        NewSubnet wanted = call.body(NewSubnet.class).value();
        SubnetPlan plan = SubnetPlan.of(wanted);
        return make(
                call,
                wanted,
                () -> new Subnet(
                        new SubnetId(call.request().ids().id("subnet")),
                        ClusterId.parse(wanted.clusterId),
                        wanted.name,
                        or(wanted.type, SubnetType.PRIVATE),
                        plan.cidr(),
                        plan.rangeFirst(),
                        plan.rangeLast(),
                        plan.gateway(),
                        or(wanted.dnsServers, List.of()),
                        plan.addresses(),
                        0,
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
        Bound<SubnetPatch> given = call.body(SubnetPatch.class);
        SubnetPatch patch = given.value();
        Faults faults = new Faults();
        SubnetPlan.checkAddresses(faults, "/dns_servers", patch.dnsServers);
        faults.throwIfUnprocessable();
        return change(
                call,
                id,
                patch,
                now -> new Subnet(
                        now.id(),
                        now.clusterId(),
                        or(patch.name, now.name()),
                        now.type(),
                        now.cidr(),
                        now.rangeFirst(),
                        now.rangeLast(),
                        now.gateway(),
                        given.cleared().contains("dns_servers") ? List.of() : or(patch.dnsServers, now.dnsServers()),
                        now.addressesTotal(),
                        now.addressesClaimed(),
                        now.createdAt(),
                        now.version()));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return remove(Call.of(context), id);
    }
}
