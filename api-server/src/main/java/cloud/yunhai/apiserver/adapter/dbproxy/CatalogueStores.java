package cloud.yunhai.apiserver.adapter.dbproxy;

import static cloud.yunhai.apiserver.adapter.tip.TipPages.listing;

import cloud.yunhai.apiserver.app.port.Reader;
import cloud.yunhai.apiserver.app.port.Store;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.dbproxy.Accounts;
import cloud.yunhai.common.idl.dbproxy.Catalogue;
import cloud.yunhai.common.idl.dbproxy.Networks;
import cloud.yunhai.common.idl.dbproxy.Volumes;
import cloud.yunhai.common.idl.types.TCluster;
import cloud.yunhai.common.idl.types.TFlavor;
import cloud.yunhai.common.idl.types.TGroup;
import cloud.yunhai.common.idl.types.TSecurityGroup;
import cloud.yunhai.common.idl.types.TSshKey;
import cloud.yunhai.common.idl.types.TSubnet;
import cloud.yunhai.common.idl.types.TZone;
import cloud.yunhai.common.model.account.Group;
import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.host.Zone;
import cloud.yunhai.common.model.instance.Flavor;
import cloud.yunhai.common.model.instance.SshKey;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.common.model.volume.Volume;

/// The kinds of data that are all alike: which call makes, reads, changes and removes each.
public final class CatalogueStores {
    private CatalogueStores() {}

    public static Store<Zone> zones(Catalogue.Iface catalogue) {
        return new DbProxyStore<>(
                Zone.class,
                TZone.class,
                (_, id) -> catalogue.getZone(id),
                request -> {
                    var page = catalogue.listZones(request);
                    return listing(page.getItems(), page.getNextPageToken(), Zone.class);
                },
                new DbProxyStore.Calls<>(
                        catalogue::createZone,
                        catalogue::updateZone,
                        (actor, _, id, version) -> catalogue.deleteZone(actor, id, version)));
    }

    public static Store<Cluster> clusters(Catalogue.Iface catalogue) {
        return new DbProxyStore<>(
                Cluster.class,
                TCluster.class,
                (_, id) -> catalogue.getCluster(id),
                request -> {
                    var page = catalogue.listClusters(request);
                    return listing(page.getItems(), page.getNextPageToken(), Cluster.class);
                },
                new DbProxyStore.Calls<>(
                        catalogue::createCluster,
                        catalogue::updateCluster,
                        (actor, _, id, version) -> catalogue.deleteCluster(actor, id, version)));
    }

    public static Store<Flavor> flavors(Catalogue.Iface catalogue) {
        return new DbProxyStore<>(
                Flavor.class,
                TFlavor.class,
                (_, id) -> catalogue.getFlavor(id),
                request -> {
                    var page = catalogue.listFlavors(request);
                    return listing(page.getItems(), page.getNextPageToken(), Flavor.class);
                },
                new DbProxyStore.Calls<>(
                        catalogue::createFlavor,
                        catalogue::updateFlavor,
                        (actor, _, id, version) -> catalogue.deleteFlavor(actor, id, version)));
    }

    public static Store<SshKey> sshKeys(Catalogue.Iface catalogue) {
        return new DbProxyStore<>(
                SshKey.class,
                TSshKey.class,
                catalogue::getSshKey,
                request -> {
                    var page = catalogue.listSshKeys(request);
                    return listing(page.getItems(), page.getNextPageToken(), SshKey.class);
                },
                new DbProxyStore.Calls<>(catalogue::createSshKey, catalogue::updateSshKey, catalogue::deleteSshKey));
    }

    public static Store<SecurityGroup> securityGroups(Catalogue.Iface catalogue) {
        return new DbProxyStore<>(
                SecurityGroup.class,
                TSecurityGroup.class,
                catalogue::getSecurityGroup,
                request -> {
                    var page = catalogue.listSecurityGroups(request);
                    return listing(page.getItems(), page.getNextPageToken(), SecurityGroup.class);
                },
                new DbProxyStore.Calls<>(
                        catalogue::createSecurityGroup,
                        catalogue::updateSecurityGroup,
                        catalogue::deleteSecurityGroup));
    }

    public static Store<Subnet> subnets(Networks.Iface networks) {
        return new DbProxyStore<>(
                Subnet.class,
                TSubnet.class,
                (_, id) -> networks.getSubnet(id),
                request -> {
                    var page = networks.listSubnets(request);
                    return listing(page.getItems(), page.getNextPageToken(), Subnet.class);
                },
                new DbProxyStore.Calls<>(
                        networks::createSubnet,
                        networks::updateSubnet,
                        (actor, _, id, version) -> networks.deleteSubnet(actor, id, version)));
    }

    public static Store<Group> groups(Accounts.Iface accounts) {
        return new DbProxyStore<>(
                Group.class,
                TGroup.class,
                (_, id) -> accounts.getGroup(id),
                request -> {
                    var page = accounts.listGroups(request);
                    return listing(page.getItems(), page.getNextPageToken(), Group.class);
                },
                new DbProxyStore.Calls<>(
                        accounts::createGroup,
                        accounts::updateGroup,
                        (actor, _, id, version) -> accounts.deleteGroup(actor, id, version)));
    }

    public static Reader<Lease> leases(Networks.Iface networks) {
        return new DbProxyReader<>(
                Lease.class,
                (_, id) -> {
                    throw CloudException.notFound("lease", id); // leases are listed only
                },
                request -> {
                    var page = networks.listLeases(request);
                    return listing(page.getItems(), page.getNextPageToken(), Lease.class);
                });
    }

    public static Reader<Volume> volumes(Volumes.Iface volumes) {
        return new DbProxyReader<>(Volume.class, volumes::get, request -> {
            var page = volumes.listVolumes(request);
            return listing(page.getItems(), page.getNextPageToken(), Volume.class);
        });
    }
}
