package cloud.yunhai.vmscheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Events;
import cloud.yunhai.common.idl.dbproxy.TChanges;
import cloud.yunhai.common.model.event.Event;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.vmscheduler.app.ChangeFeed;
import java.time.Duration;
import java.util.List;

/// The change feed of hosts, instances and security groups, by db-proxy.
public final class RemoteFeed implements ChangeFeed {
    private static final List<String> PREFIXES = List.of("hst", "ins", "sg");
    private static final int LIMIT = 500;
    private static final long ONLY_NOW = -1;

    private final Events.Iface events;

    public RemoteFeed(Events.Iface events) {
        this.events = events;
    }

    @Override
    public long now() {
        return Tip.call(() -> events.changes(ONLY_NOW, PREFIXES, LIMIT, 0)).getNextSequence();
    }

    @Override
    public Changes after(long place, Duration wait) {
        TChanges changes = Tip.call(() -> events.changes(place, PREFIXES, LIMIT, wait.toMillis()));
        return new Changes(ThriftCodec.decodeAll(changes.getEvents(), Event.class), changes.getNextSequence());
    }
}
