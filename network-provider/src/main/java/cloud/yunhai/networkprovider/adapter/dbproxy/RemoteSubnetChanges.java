package cloud.yunhai.networkprovider.adapter.dbproxy;

import cloud.yunhai.common.idl.dbproxy.Events;
import cloud.yunhai.common.idl.dbproxy.TChanges;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.networkprovider.app.SubnetChanges;
import java.time.Duration;
import java.util.List;

/// db-proxy's change feed, of subnets only.
public final class RemoteSubnetChanges implements SubnetChanges {
    private static final int LIMIT = 500;
    private static final List<String> PREFIXES = List.of(SubnetId.PREFIX);

    private final Events.Iface events;

    public RemoteSubnetChanges(Events.Iface events) {
        this.events = events;
    }

    @Override
    public Position now() {
        return position(Tip.call(() -> events.changes(-1, PREFIXES, LIMIT, 0)));
    }

    @Override
    public Position after(long sequence, Duration wait) {
        return position(Tip.call(() -> events.changes(sequence, PREFIXES, LIMIT, wait.toMillis())));
    }

    private static Position position(TChanges changes) {
        return new Position(changes.getNextSequence(), !changes.getEvents().isEmpty());
    }
}
