package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.THostPage;
import cloud.yunhai.common.idl.dbproxy.TJoinToken;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.THost;
import cloud.yunhai.common.idl.types.THostState;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.JoinTokenId;
import cloud.yunhai.dbproxy.app.Hosts;
import cloud.yunhai.dbproxy.app.store.Credentials.JoinToken;
import cloud.yunhai.dbproxy.app.store.Page;
import java.util.List;

/// Hosts.
public final class HostsHandler implements cloud.yunhai.common.idl.dbproxy.Hosts.Iface {
    private final Hosts hosts;

    /// In front of these.
    public HostsHandler(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public THostPage listHosts(TPageRequest request) {
        Page<Host> page = hosts.list(Edge.page(request));
        return new THostPage(ThriftCodec.encodeAll(page.items(), THost.class)).setNextPageToken(page.nextPageToken());
    }

    @Override
    public THost get(String hostId) {
        return encode(hosts.get(id(hostId)));
    }

    @Override
    public THost update(TActor actor, String hostId, long version, THostState state) {
        return encode(hosts.update(
                Edge.actor(actor), id(hostId), version, Edge.constant(state, HostState.class, "hostState")));
    }

    @Override
    public void remove(TActor actor, String hostId, long version) {
        hosts.remove(Edge.actor(actor), id(hostId), version);
    }

    @Override
    public TJoinToken createJoinToken(
            TActor actor, String id, String clusterId, String tokenHash, long expiresAtMicros, int uses) {
        JoinToken token = hosts.createJoinToken(
                Edge.actor(actor),
                Edge.id(id, JoinTokenId::parse),
                Edge.id(clusterId, ClusterId::parse),
                Edge.required(tokenHash, "tokenHash"),
                Edge.instant(expiresAtMicros),
                uses);
        return new TJoinToken(
                token.id().text(), token.clusterId().text(), Edge.micros(token.expiresAt()), token.usesLeft());
    }

    @Override
    public List<THost> expire(long silentSinceMicros) {
        return ThriftCodec.encodeAll(hosts.expire(Edge.instant(silentSinceMicros)), THost.class);
    }

    private static HostId id(String text) {
        return Edge.id(text, HostId::parse);
    }

    private static THost encode(Host host) {
        return ThriftCodec.encode(host, THost.class);
    }
}
