package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.EventList;
import cloud.yunhai.apiserver.app.ChangeHub;
import cloud.yunhai.apiserver.app.UserRequest;
import cloud.yunhai.apiserver.app.port.ChangeFeed;
import cloud.yunhai.apiserver.core.RequestException;
import cloud.yunhai.common.model.event.Event;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What changed, and what changes.
@Path(UriTemplates.EVENTS)
public final class EventEndpoint {
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final ChangeFeed feed;
    private final ChangeHub hub;
    private final Streams streams;

    public EventEndpoint(ChangeFeed feed, ChangeHub hub, Streams streams) {
        this.feed = feed;
        this.hub = hub;
        this.streams = streams;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
    public Response list(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        View view = View.of(call.request());
        return Lists.answer(
                call,
                feed.list(Lists.query(call, call.request().readScope(), EventList.class)),
                EventList::new,
                view::of);
    }

    /// Changes from now on, or after the `Last-Event-ID`, named by the collection that the resource is in.
    @GET
    @Produces(Call.EVENT_STREAM + ";qs=0.1") // only for those who ask for it
    public Response stream(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        UserRequest request = call.request();
        Predicate<Event> wanted = wanted(
                request.readScope(), call.query("resource_id"), call.query("operation_id"), call.query("action"));
        Streams.Place place = streams.take(request.requireAccount().id().text());
        ChangeHub.Listener listener;
        try {
            listener = hub.listen(wanted, lastSeen(call));
        } catch (RuntimeException refused) {
            place.close();
            throw refused;
        }
        StreamingOutput output = out -> {
            try (place;
                    listener) {
                follow(new EventWriter(out), View.of(request), listener);
            }
        };
        return Response.ok(Streams.untilGone(output), Call.EVENT_STREAM).build();
    }

    private void follow(EventWriter events, View view, ChangeHub.Listener listener) throws IOException {
        events.beat();
        while (!listener.ended() && streams.open()) {
            Event event;
            try {
                event = listener.next(BEAT);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
            if (event == null) {
                events.beat();
            } else {
                String collection = UriTemplates.collectionOf(event.resourceId());
                events.send(collection.isEmpty() ? "other" : collection, event.sequence(), view.of(event));
            }
        }
    }

    private static Predicate<Event> wanted(
            @Nullable String tenantId,
            @Nullable String resourceId,
            @Nullable String operationId,
            @Nullable String action) {
        return event -> (tenantId == null
                        || event.tenantId() != null && event.tenantId().text().equals(tenantId))
                && (resourceId == null || event.resourceId().equals(resourceId))
                && (operationId == null
                        || event.operationId() != null
                                && Objects.equals(event.operationId().text(), operationId))
                && (action == null || event.action().equals(action));
    }

    private static @Nullable Long lastSeen(Call call) {
        String header = call.header("Last-Event-ID");
        if (header == null || header.isEmpty()) {
            return null;
        }
        try {
            long sequence = Long.parseLong(header);
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException notASequence) {
            // Told below.
        }
        throw RequestException.invalid("Last-Event-ID", header, "the id of an event of this stream");
    }
}
