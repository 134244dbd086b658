package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.CheckRepresentation;
import cloud.yunhai.apicommon.representation.ImbalanceRepresentation;
import cloud.yunhai.apicommon.representation.ServiceList;
import cloud.yunhai.apiserver.app.port.HostServices;
import cloud.yunhai.apiserver.app.port.HostServices.Command;
import cloud.yunhai.apiserver.app.port.PhysicalWork;
import cloud.yunhai.apiserver.app.port.PhysicalWork.Imbalance;
import jakarta.ws.rs.GET;
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

/// The platform itself, for operators: its services, and whether its books are right.
@Path(UriTemplates.BASE)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class PlatformEndpoint {
    private final HostServices services;
    private final PhysicalWork work;
    private final InstantSource clock;

    public PlatformEndpoint(HostServices services, PhysicalWork work, InstantSource clock) {
        this.services = services;
        this.work = work;
        this.clock = clock;
    }

    @GET
    @Path("services")
    public Response listServices() {
        ServiceList list = new ServiceList();
        list.items.addAll(services.list());
        return Response.ok(list).build();
    }

    @POST
    @Path("services/{host}/{name}/start")
    public Response start(
            @Context ContainerRequestContext context, @PathParam("host") String host, @PathParam("name") String name) {
        return command(context, host, name, Command.START);
    }

    @POST
    @Path("services/{host}/{name}/stop")
    public Response stop(
            @Context ContainerRequestContext context, @PathParam("host") String host, @PathParam("name") String name) {
        return command(context, host, name, Command.STOP);
    }

    @POST
    @Path("services/{host}/{name}/restart")
    public Response restart(
            @Context ContainerRequestContext context, @PathParam("host") String host, @PathParam("name") String name) {
        return command(context, host, name, Command.RESTART);
    }

    private Response command(ContainerRequestContext context, String host, String name, Command command) {
        return Response.ok(services.command(Call.of(context).request().actor(), host, name, command))
                .build();
    }

    @GET
    @Path("check")
    public Response check() {
        List<Imbalance> found = work.check();
        CheckRepresentation check = new CheckRepresentation();
        check.clean = found.isEmpty();
        check.checkedAt = clock.instant();
        found.forEach(one -> {
            ImbalanceRepresentation imbalance = new ImbalanceRepresentation();
            imbalance.subject = one.subject();
            imbalance.quantity = one.quantity();
            imbalance.claimed = one.claimed();
            imbalance.used = one.used();
            imbalance.detail = one.detail();
            check.imbalances.add(imbalance);
        });
        return Response.ok(check).build();
    }
}
