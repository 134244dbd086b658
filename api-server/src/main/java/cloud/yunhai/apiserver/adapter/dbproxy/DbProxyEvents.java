package cloud.yunhai.apiserver.adapter.dbproxy;

import static cloud.yunhai.apiserver.adapter.tip.TipPages.listing;

import cloud.yunhai.apiserver.app.port.ChangeFeed;
import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.dbproxy.Events;
import cloud.yunhai.common.idl.dbproxy.TChanges;
import cloud.yunhai.common.model.event.Event;
import cloud.yunhai.common.tip.Tip;
import java.time.Duration;
import java.util.List;

/// The change feed of db-proxy.
public final class DbProxyEvents extends DbProxyReader<Event> implements ChangeFeed {
    private final Events.Iface events;

    public DbProxyEvents(Events.Iface events) {
        super(
                Event.class,
                (_, id) -> {
                    throw CloudException.notFound("event", id); // events are listed only
                },
                request -> {
                    var page = events.listEvents(request);
                    return listing(page.getItems(), page.getNextPageToken(), Event.class);
                });
        this.events = events;
    }

    @Override
    public Changes changes(long sequence, int limit, Duration time) {
        TChanges changes = Tip.call(() -> events.changes(sequence, List.of(), limit, time.toMillis()));
        return new Changes(ThriftCodec.decodeAll(changes.getEvents(), Event.class), changes.getNextSequence());
    }
}
