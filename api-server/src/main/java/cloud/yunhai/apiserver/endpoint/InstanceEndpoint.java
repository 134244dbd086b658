package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.ConsoleLogRepresentation;
import cloud.yunhai.apicommon.representation.InstanceCommandOptions;
import cloud.yunhai.apicommon.representation.InstanceList;
import cloud.yunhai.apicommon.representation.InstancePatch;
import cloud.yunhai.apicommon.representation.NewInstance;
import cloud.yunhai.apiserver.app.InstanceOperations;
import cloud.yunhai.apiserver.app.port.PhysicalWork.Console;
import cloud.yunhai.apiserver.core.document.Characters;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceCommand;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Instances.
@Path(UriTemplates.INSTANCES)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class InstanceEndpoint {
    private static final int CONSOLE_LIMIT = 65_536;
    static final int CONSOLE_LIMIT_MAX = 1 << 20;

    private final InstanceOperations instances;

    public InstanceEndpoint(InstanceOperations instances) {
        this.instances = instances;
    }

    @GET
    public Response list(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        View view = View.of(call.request());
        return Lists.answer(
                call,
                instances.list(Lists.query(call, call.request().readScope(), InstanceList.class)),
                InstanceList::new,
                view::of);
    }

    @POST
    public Response create(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        NewInstance wanted = call.body(NewInstance.class).value();
        return Answers.accepted(View.of(call.request()).of(instances.create(call.request(), wanted)));
    }

    @GET
    @Path("{id}")
    public Response get(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        return shown(call, instances.get(call.request(), id));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Call.MERGE_PATCH})
    public Response patch(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        InstancePatch patch = call.body(InstancePatch.class).value();
        return shown(call, instances.change(call.request(), id, patch));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return command(context, id, InstanceCommand.DELETE, null);
    }

    @POST
    @Path("{id}/start")
    public Response start(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return command(context, id, InstanceCommand.START, null);
    }

    @POST
    @Path("{id}/stop")
    public Response stop(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return command(context, id, InstanceCommand.STOP, timeout(context));
    }

    @POST
    @Path("{id}/force_stop")
    public Response forceStop(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return command(context, id, InstanceCommand.FORCE_STOP, null);
    }

    @POST
    @Path("{id}/reboot")
    public Response reboot(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return command(context, id, InstanceCommand.REBOOT, timeout(context));
    }

    @POST
    @Path("{id}/suspend")
    public Response suspend(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return command(context, id, InstanceCommand.SUSPEND, null);
    }

    @POST
    @Path("{id}/resume")
    public Response resume(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return command(context, id, InstanceCommand.RESUME, null);
    }

    @GET
    @Path("{id}/console_log")
    @Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
    public Response consoleLog(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        Console console = instances.consoleLog(call.request(), id, call.number("offset", 0, 0, Long.MAX_VALUE), (int)
                call.number("limit", CONSOLE_LIMIT, 1, CONSOLE_LIMIT_MAX));
        if (call.wants(MediaType.TEXT_PLAIN)) {
            return Response.ok(console.bytes(), MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                    .header("X-Next-Offset", console.nextOffset())
                    .build();
        }
        ConsoleLogRepresentation log = new ConsoleLogRepresentation();
        log.text = Characters.fitForXml(new String(console.bytes(), StandardCharsets.UTF_8));
        log.offset = console.offset();
        log.nextOffset = console.nextOffset();
        return Response.ok(log).build();
    }

    @GET
    @Path("{id}/placement")
    public Response placement(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        return Response.ok(View.of(call.request()).of(instances.placement(call.request(), id)))
                .build();
    }

    private Response command(
            ContainerRequestContext context, String id, InstanceCommand command, @Nullable Duration timeout) {
        Call call = Call.of(context);
        return Answers.accepted(View.of(call.request()).of(instances.command(call.request(), id, command, timeout)));
    }

    private static @Nullable Duration timeout(ContainerRequestContext context) {
        return Call.of(context)
                .optionalBody(InstanceCommandOptions.class)
                .map(options -> options.timeoutSeconds)
                .map(Duration::ofSeconds)
                .orElse(null);
    }

    private static Response shown(Call call, Instance instance) {
        return Answers.one(call, View.of(call.request()).of(instance), instance.version());
    }
}
