package cloud.yunhai.apiserver.config;

import cloud.yunhai.apiserver.adapter.dbproxy.CatalogueStores;
import cloud.yunhai.apiserver.adapter.dbproxy.DbProxyAccounts;
import cloud.yunhai.apiserver.adapter.dbproxy.DbProxyEvents;
import cloud.yunhai.apiserver.adapter.dbproxy.DbProxyHosts;
import cloud.yunhai.apiserver.adapter.dbproxy.DbProxyIdempotency;
import cloud.yunhai.apiserver.adapter.dbproxy.DbProxyInstances;
import cloud.yunhai.apiserver.adapter.dbproxy.DbProxyOperations;
import cloud.yunhai.apiserver.adapter.dbproxy.DbProxyTenants;
import cloud.yunhai.apiserver.adapter.imageserver.ImageServerImages;
import cloud.yunhai.apiserver.adapter.lol.LolServerLogs;
import cloud.yunhai.apiserver.adapter.nodeagent.NodeAgentServices;
import cloud.yunhai.apiserver.adapter.resourcescheduler.ResourceSchedulerWork;
import cloud.yunhai.apiserver.app.port.Neighbours;
import cloud.yunhai.common.idl.dbproxy.Accounts;
import cloud.yunhai.common.idl.dbproxy.Catalogue;
import cloud.yunhai.common.idl.dbproxy.Events;
import cloud.yunhai.common.idl.dbproxy.Hosts;
import cloud.yunhai.common.idl.dbproxy.Idempotency;
import cloud.yunhai.common.idl.dbproxy.Instances;
import cloud.yunhai.common.idl.dbproxy.Networks;
import cloud.yunhai.common.idl.dbproxy.Operations;
import cloud.yunhai.common.idl.dbproxy.Placements;
import cloud.yunhai.common.idl.dbproxy.Volumes;
import cloud.yunhai.common.idl.imageserver.ImageServer;
import cloud.yunhai.common.idl.lolserver.LolServer;
import cloud.yunhai.common.idl.resourcescheduler.ResourceScheduler;

/// The other services, reached by TIP.
public final class TipNeighbours {
    private static final String DB_PROXY = "db-proxy";

    private TipNeighbours() {}

    /// Where clients come from: TIP, or in tests the fakes themselves.
    public interface Clients {
        <I> I of(Class<I> service, String module);
    }

    /// @param services the services of the hosts
    public static Neighbours of(Clients clients, NodeAgentServices services) {
        Catalogue.Iface catalogue = clients.of(Catalogue.Iface.class, DB_PROXY);
        Networks.Iface networks = clients.of(Networks.Iface.class, DB_PROXY);
        Accounts.Iface accounts = clients.of(Accounts.Iface.class, DB_PROXY);
        return new Neighbours(
                CatalogueStores.zones(catalogue),
                CatalogueStores.clusters(catalogue),
                CatalogueStores.subnets(networks),
                CatalogueStores.flavors(catalogue),
                CatalogueStores.sshKeys(catalogue),
                CatalogueStores.securityGroups(catalogue),
                CatalogueStores.groups(accounts),
                new DbProxyTenants(accounts),
                CatalogueStores.leases(networks),
                CatalogueStores.volumes(clients.of(Volumes.Iface.class, DB_PROXY)),
                new DbProxyHosts(clients.of(Hosts.Iface.class, DB_PROXY)),
                new ImageServerImages(clients.of(ImageServer.Iface.class, "image-server")),
                new DbProxyInstances(
                        clients.of(Instances.Iface.class, DB_PROXY), clients.of(Placements.Iface.class, DB_PROXY)),
                new DbProxyOperations(clients.of(Operations.Iface.class, DB_PROXY)),
                new DbProxyAccounts(accounts),
                new DbProxyEvents(clients.of(Events.Iface.class, DB_PROXY)),
                new DbProxyIdempotency(clients.of(Idempotency.Iface.class, DB_PROXY)),
                new ResourceSchedulerWork(clients.of(ResourceScheduler.Iface.class, "resource-scheduler")),
                services,
                new LolServerLogs(clients.of(LolServer.Iface.class, "lol-server")));
    }
}
