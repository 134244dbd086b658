package cloud.yunhai.apiserver.testing;

import cloud.yunhai.common.idl.dbproxy.Accounts;
import cloud.yunhai.common.idl.dbproxy.Catalogue;
import cloud.yunhai.common.idl.dbproxy.Events;
import cloud.yunhai.common.idl.dbproxy.Hosts;
import cloud.yunhai.common.idl.dbproxy.Idempotency;
import cloud.yunhai.common.idl.dbproxy.Instances;
import cloud.yunhai.common.idl.dbproxy.Networks;
import cloud.yunhai.common.idl.dbproxy.Operations;
import cloud.yunhai.common.idl.dbproxy.Placements;
import cloud.yunhai.common.idl.dbproxy.TVolumePage;
import cloud.yunhai.common.idl.dbproxy.Volumes;
import cloud.yunhai.common.idl.imageserver.ImageServer;
import cloud.yunhai.common.idl.lolserver.LolServer;
import cloud.yunhai.common.idl.nodeagent.NodeAgent;
import cloud.yunhai.common.idl.resourcescheduler.ResourceScheduler;
import cloud.yunhai.common.idl.types.THost;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TPlacementDecision;
import cloud.yunhai.common.idl.types.TVolume;
import cloud.yunhai.common.tip.MethodSpec;
import cloud.yunhai.common.tip.MethodTable;
import cloud.yunhai.common.tip.TipRights;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;

/// All the services that api-server calls, in memory.
public final class FakePlatform {
    public final FakeAudit audit = new FakeAudit();
    public final FakeCatalogue catalogue = new FakeCatalogue(audit);
    public final FakeAccounts accounts = new FakeAccounts(audit);
    public final FakeInstances instances = new FakeInstances(audit);
    private final FakeNetworks networks = new FakeNetworks(catalogue, audit);
    public final FakeWork work = new FakeWork(audit, catalogue, networks, instances);
    public final FakeIdempotency idempotency = new FakeIdempotency();
    public final FakeEdges edges = new FakeEdges();
    private final FakeHosts hosts = new FakeHosts(catalogue, audit);
    private final Table<TVolume> volumes = new Table<>("volume");

    private final Map<Class<?>, Object> clients = Map.ofEntries(
            Map.entry(Catalogue.Iface.class, catalogue),
            Map.entry(Networks.Iface.class, networks),
            Map.entry(Accounts.Iface.class, accounts),
            Map.entry(Volumes.Iface.class, volumesOnly()),
            Map.entry(Hosts.Iface.class, hosts),
            Map.entry(Instances.Iface.class, instances.instances()),
            Map.entry(Placements.Iface.class, instances.placements()),
            Map.entry(Operations.Iface.class, work.operations()),
            Map.entry(Events.Iface.class, audit),
            Map.entry(Idempotency.Iface.class, idempotency),
            Map.entry(ImageServer.Iface.class, work.imageServer()),
            Map.entry(ResourceScheduler.Iface.class, work),
            Map.entry(NodeAgent.Iface.class, edges.nodeAgent()),
            Map.entry(LolServer.Iface.class, edges.lolServer()));

    /// A client of a service: it calls what the table of rights lets api-server call, and nothing else.
    public <I> I client(Class<I> iface, String module) {
        Object fake = Objects.requireNonNull(clients.get(iface), module);
        String service = iface.getEnclosingClass().getSimpleName();
        return iface.cast(Proxy.newProxyInstance(iface.getClassLoader(), new Class<?>[] {iface}, (_, method, given) -> {
            MethodSpec spec = MethodTable.platform().spec(service, method.getName());
            if (!TipRights.platform().allows("api-server", spec)) {
                throw new AssertionError("api-server may not call " + spec.name());
            }
            try {
                return method.invoke(fake, given);
            } catch (InvocationTargetException refused) {
                throw refused.getCause();
            }
        }));
    }

    /// Puts a volume there.
    public void put(TVolume volume) {
        volumes.put(volume);
    }

    /// Puts a host there.
    public void put(THost host) {
        hosts.table.put(host);
    }

    /// Puts a placement decision there.
    public void put(TPlacementDecision decision) {
        instances.decisions.put(decision.getInstanceId(), decision);
    }

    /// What would differ if anything were changed: how many events there are, and of what else is kept.
    public String state() {
        return "events " + audit.count() + ", tokens " + accounts.tokens() + ", instances " + work.submitted.size()
                + ", keys " + idempotency.dump();
    }

    private Volumes.Iface volumesOnly() {
        return FakeInstances.only(Volumes.Iface.class, (method, given) -> switch (method) {
            case "get" -> volumes.get((String) given[0], (String) given[1]);
            case "listVolumes" -> {
                Table.Rows<TVolume> rows = volumes.list((TPageRequest) given[0]);
                yield new TVolumePage(rows.items()).setNextPageToken(rows.nextPageToken());
            }
            default -> throw new UnsupportedOperationException(method);
        });
    }
}
