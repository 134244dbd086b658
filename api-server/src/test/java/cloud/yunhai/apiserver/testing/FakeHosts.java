package cloud.yunhai.apiserver.testing;

import cloud.yunhai.common.idl.dbproxy.Hosts;
import cloud.yunhai.common.idl.dbproxy.THostPage;
import cloud.yunhai.common.idl.dbproxy.TJoinToken;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.THost;
import cloud.yunhai.common.idl.types.THostState;
import cloud.yunhai.common.idl.types.TPageRequest;
import java.util.List;

/// Hosts in memory.
public final class FakeHosts implements Hosts.Iface {
    private final FakeCatalogue catalogue;
    private final FakeAudit audit;
    final Table<THost> table = new Table<>("host");

    FakeHosts(FakeCatalogue catalogue, FakeAudit audit) {
        this.catalogue = catalogue;
        this.audit = audit;
    }

    @Override
    public THostPage listHosts(TPageRequest page) {
        Table.Rows<THost> rows = table.list(page);
        return new THostPage(rows.items()).setNextPageToken(rows.nextPageToken());
    }

    @Override
    public THost get(String hostId) {
        return table.get(null, hostId);
    }

    @Override
    public THost update(TActor actor, String hostId, long version, THostState hostState) {
        THost updated = table.update(table.get(null, hostId).setState(hostState), version);
        audit.changed(actor, "update", hostId);
        return updated;
    }

    @Override
    public void remove(TActor actor, String hostId, long version) {
        table.delete(null, hostId, version);
        audit.changed(actor, "delete", hostId);
    }

    @Override
    public TJoinToken createJoinToken(
            TActor actor, String id, String clusterId, String tokenHash, long expiresAtMicros, int uses) {
        catalogue.clusters.get(null, clusterId);
        audit.changed(actor, "create", id);
        return new TJoinToken(id, clusterId, expiresAtMicros, uses);
    }

    @Override
    public List<THost> expire(long silentSinceMicros) {
        return List.of();
    }
}
