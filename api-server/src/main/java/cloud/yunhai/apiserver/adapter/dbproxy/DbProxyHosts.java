package cloud.yunhai.apiserver.adapter.dbproxy;

import static cloud.yunhai.apiserver.adapter.tip.TipPages.actor;
import static cloud.yunhai.apiserver.adapter.tip.TipPages.listing;

import cloud.yunhai.apiserver.app.port.HostStore;
import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Hosts;
import cloud.yunhai.common.idl.types.THostState;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.tip.Tip;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Hosts at db-proxy.
public final class DbProxyHosts extends DbProxyReader<Host> implements HostStore {
    private final Hosts.Iface hosts;

    public DbProxyHosts(Hosts.Iface hosts) {
        super(Host.class, (_, id) -> hosts.get(id), request -> {
            var page = hosts.listHosts(request);
            return listing(page.getItems(), page.getNextPageToken(), Host.class);
        });
        this.hosts = hosts;
    }

    @Override
    public Host update(Actor actor, String hostId, long version, HostState state) {
        return ThriftCodec.decode(
                Tip.call(() -> hosts.update(actor(actor), hostId, version, THostState.valueOf(state.name()))),
                Host.class);
    }

    @Override
    public void remove(Actor actor, String hostId, long version) {
        Tip.run(() -> hosts.remove(actor(actor), hostId, version));
    }

    @Override
    public void createJoinToken(
            Actor actor, String id, String clusterId, String tokenHash, Instant expiresAt, int uses) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, expiresAt);
        Tip.run(() -> hosts.createJoinToken(actor(actor), id, clusterId, tokenHash, micros, uses));
    }
}
