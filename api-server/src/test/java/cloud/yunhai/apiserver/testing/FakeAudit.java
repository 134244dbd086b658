package cloud.yunhai.apiserver.testing;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Events;
import cloud.yunhai.common.idl.dbproxy.TChanges;
import cloud.yunhai.common.idl.dbproxy.TEventPage;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TEvent;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.model.event.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The events in memory; what is waited for arrives at once.
public final class FakeAudit implements Events.Iface {
    private final List<TEvent> events = new ArrayList<>();

    void changed(TActor actor, String action, String resourceId) {
        changed(actor, action, resourceId, actor.getTenantId(), null);
    }

    /// One more change.
    public synchronized void changed(
            TActor actor, String action, String resourceId, @Nullable String tenantId, @Nullable String after) {
        TEvent event = new TEvent();
        event.setSequence(events.size() + 1L);
        event.setOccurredAtMicros(1_900_000_000_000_000L + events.size());
        event.setActor(actor);
        event.setAction(action);
        event.setResourceId(resourceId);
        event.setTenantId(tenantId);
        event.setAfter(after);
        events.add(event);
        notifyAll();
    }

    /// Who made the changes so far.
    public synchronized List<Actor> actors() {
        return events.stream()
                .map(event -> ThriftCodec.decode(event.getActor(), Actor.class))
                .toList();
    }

    /// How many changes there were.
    public synchronized int count() {
        return events.size();
    }

    @Override
    public synchronized TEventPage listEvents(TPageRequest page) {
        return new TEventPage(events.stream()
                .filter(event ->
                        page.getTenantId() == null || page.getTenantId().equals(event.getTenantId()))
                .filter(event -> page.getFilter().entrySet().stream()
                        .allMatch(filter -> Objects.equals(Table.field(event, filter.getKey()), filter.getValue())))
                .limit(page.getLimit())
                .toList());
    }

    @Override
    public synchronized TChanges changes(long sequence, List<String> resourcePrefixes, int limit, long waitMillis) {
        if (sequence < 0) {
            return new TChanges(List.of(), events.size());
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
        try {
            while (events.size() <= sequence && System.nanoTime() < end) {
                wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<TEvent> news = events.stream()
                .filter(event -> event.getSequence() > sequence)
                .limit(limit)
                .toList();
        return new TChanges(news, news.isEmpty() ? sequence : news.getLast().getSequence());
    }
}
