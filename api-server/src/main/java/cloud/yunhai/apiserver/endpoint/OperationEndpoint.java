package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.OperationList;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.apicommon.representation.StuckResolution;
import cloud.yunhai.apiserver.app.OperationOperations;
import cloud.yunhai.apiserver.app.UserRequest;
import cloud.yunhai.apiserver.core.Durations;
import cloud.yunhai.common.model.operation.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Duration;

/// Operations.
@Path(UriTemplates.OPERATIONS)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class OperationEndpoint {
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final OperationOperations operations;
    private final Streams streams;

    public OperationEndpoint(OperationOperations operations, Streams streams) {
        this.operations = operations;
        this.streams = streams;
    }

    @GET
    public Response list(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        View view = View.of(call.request());
        return Lists.answer(
                call,
                operations.list(Lists.query(call, call.request().readScope(), OperationList.class)),
                OperationList::new,
                view::of);
    }

    @GET
    @Path("{id}")
    public Response get(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        String wait = call.query("wait");
        if (wait == null) {
            return shown(call, operations.get(call.request(), id));
        }
        Duration time = Durations.parse("wait", wait, WAIT_MAX);
        try (Streams.Place _ = streams.take(call.request().requireAccount().id().text())) {
            return shown(call, operations.awaitDone(call.request(), id, time));
        }
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        return taken(call, operations.cancel(call.request(), id));
    }

    @POST
    @Path("{id}/retry")
    public Response retry(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        return taken(call, operations.retry(call.request(), id));
    }

    @POST
    @Path("{id}/resolve")
    public Response resolve(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        StuckResolution wanted = call.body(StuckResolution.class).value();
        return taken(call, operations.resolve(call.request(), id, wanted.resolution));
    }

    /// The operation at every change, until it is done.
    @GET
    @Path("{id}/events")
    @Produces(Call.EVENT_STREAM)
    public Response events(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        UserRequest request = call.request();
        Operation first = operations.get(request, id);
        Streams.Place place = streams.take(request.requireAccount().id().text());
        StreamingOutput output = out -> {
            try (place) {
                follow(new EventWriter(out), request, first);
            }
        };
        return Response.ok(Streams.untilGone(output), Call.EVENT_STREAM).build();
    }

    private void follow(EventWriter events, UserRequest request, Operation first) throws IOException {
        View view = View.of(request);
        Operation now = first;
        events.send("operation", now.version(), view.of(now));
        while (!now.state().isDone() && streams.open()) {
            Operation next = operations.awaitChange(request, now.id().text(), now.version(), BEAT);
            if (next.version() == now.version()) {
                events.beat();
            } else {
                events.send("operation", next.version(), view.of(next));
            }
            now = next;
        }
    }

    private static Response taken(Call call, Operation operation) {
        OperationRepresentation shown = View.of(call.request()).of(operation);
        return Response.accepted(shown)
                .header(HttpHeaders.LOCATION, UriTemplates.expand(UriTemplates.OPERATION, shown.id))
                .build();
    }

    private static Response shown(Call call, Operation operation) {
        return Answers.one(call, View.of(call.request()).of(operation), operation.version());
    }
}
