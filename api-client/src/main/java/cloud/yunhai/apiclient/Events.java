package cloud.yunhai.apiclient;

import cloud.yunhai.apiclient.http.Call;
import cloud.yunhai.apiclient.http.Subscription;
import cloud.yunhai.apiclient.http.Transport;
import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apicommon.representation.EventList;
import cloud.yunhai.apicommon.representation.EventRepresentation;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What changed.
public final class Events extends Listing<EventRepresentation, EventList> {
    Events(Transport transport) {
        super(transport, UriTemplates.EVENTS, EventList.class);
    }

    /// Tells what changes from now on, until it is closed. What changed while the stream was broken is told too.
    ///
    /// @param query filters, as for the list: `resource_id`, `operation_id`, `action`
    /// @param afterSequence begin after this event; null: now
    public Subscription follow(ListQuery query, @Nullable Long afterSequence, Consumer<EventRepresentation> listener) {
        return Subscription.start(
                transport,
                query.onto(scoped(Call.get(UriTemplates.EVENTS))),
                afterSequence == null ? null : afterSequence.toString(),
                event -> {
                    listener.accept(
                            JsonCodec.read(event.data().getBytes(StandardCharsets.UTF_8), EventRepresentation.class));
                    return true;
                });
    }
}
