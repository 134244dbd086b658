package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Events;
import cloud.yunhai.common.idl.dbproxy.TChanges;
import cloud.yunhai.common.idl.dbproxy.TEventPage;
import cloud.yunhai.common.idl.types.TEvent;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.model.event.Event;
import cloud.yunhai.dbproxy.app.Feed;
import cloud.yunhai.dbproxy.app.store.Page;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The record of changes and its feed.
public final class EventsHandler implements Events.Iface {
    private final Feed feed;

    /// In front of it.
    public EventsHandler(Feed feed) {
        this.feed = feed;
    }

    @Override
    public TEventPage listEvents(TPageRequest request) {
        Page<Event> page = feed.list(Edge.page(request));
        return new TEventPage(ThriftCodec.encodeAll(page.items(), TEvent.class)).setNextPageToken(page.nextPageToken());
    }

    @Override
    public TChanges changes(long sequence, @Nullable List<String> resourcePrefixes, int limit, long waitMillis) {
        List<String> prefixes = resourcePrefixes == null ? List.of() : resourcePrefixes;
        Feed.Changes changes = feed.changes(sequence, prefixes, limit, Duration.ofMillis(waitMillis));
        return new TChanges(ThriftCodec.encodeAll(changes.events(), TEvent.class), changes.nextSequence());
    }
}
