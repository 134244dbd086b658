package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TClusterPage;
import cloud.yunhai.common.idl.dbproxy.TFlavorPage;
import cloud.yunhai.common.idl.dbproxy.TSecurityGroupPage;
import cloud.yunhai.common.idl.dbproxy.TSshKeyPage;
import cloud.yunhai.common.idl.dbproxy.TZonePage;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TCluster;
import cloud.yunhai.common.idl.types.TFlavor;
import cloud.yunhai.common.idl.types.TInstance;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TSecurityGroup;
import cloud.yunhai.common.idl.types.TSshKey;
import cloud.yunhai.common.idl.types.TZone;
import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.host.Zone;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.SshKeyId;
import cloud.yunhai.common.model.id.ZoneId;
import cloud.yunhai.common.model.instance.Flavor;
import cloud.yunhai.common.model.instance.SshKey;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.dbproxy.app.Catalogue;
import cloud.yunhai.dbproxy.app.store.Page;
import java.util.List;

/// Zones, clusters, flavors, SSH keys, security groups.
public final class CatalogueHandler implements cloud.yunhai.common.idl.dbproxy.Catalogue.Iface {
    private final Catalogue catalogue;

    /// In front of it.
    public CatalogueHandler(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public TZone createZone(TActor actor, TZone zone) {
        return encode(catalogue.createZone(Edge.actor(actor), Edge.decode(zone, Zone.class)));
    }

    @Override
    public TZone getZone(String zoneId) {
        return encode(catalogue.getZone(Edge.id(zoneId, ZoneId::parse)));
    }

    @Override
    public TZonePage listZones(TPageRequest request) {
        Page<Zone> page = catalogue.listZones(Edge.page(request));
        return new TZonePage(ThriftCodec.encodeAll(page.items(), TZone.class)).setNextPageToken(page.nextPageToken());
    }

    @Override
    public TZone updateZone(TActor actor, TZone zone, long version) {
        return encode(catalogue.updateZone(Edge.actor(actor), Edge.decode(zone, Zone.class), version));
    }

    @Override
    public void deleteZone(TActor actor, String zoneId, long version) {
        catalogue.deleteZone(Edge.actor(actor), Edge.id(zoneId, ZoneId::parse), version);
    }

    private static TZone encode(Zone zone) {
        return ThriftCodec.encode(zone, TZone.class);
    }

    @Override
    public TCluster createCluster(TActor actor, TCluster cluster) {
        return encode(catalogue.createCluster(Edge.actor(actor), Edge.decode(cluster, Cluster.class)));
    }

    @Override
    public TCluster getCluster(String clusterId) {
        return encode(catalogue.getCluster(Edge.id(clusterId, ClusterId::parse)));
    }

    @Override
    public TClusterPage listClusters(TPageRequest request) {
        Page<Cluster> page = catalogue.listClusters(Edge.page(request));
        return new TClusterPage(ThriftCodec.encodeAll(page.items(), TCluster.class))
                .setNextPageToken(page.nextPageToken());
    }

    @Override
    public TCluster updateCluster(TActor actor, TCluster cluster, long version) {
        return encode(catalogue.updateCluster(Edge.actor(actor), Edge.decode(cluster, Cluster.class), version));
    }

    @Override
    public void deleteCluster(TActor actor, String clusterId, long version) {
        catalogue.deleteCluster(Edge.actor(actor), Edge.id(clusterId, ClusterId::parse), version);
    }

    private static TCluster encode(Cluster cluster) {
        return ThriftCodec.encode(cluster, TCluster.class);
    }

    @Override
    public TFlavor createFlavor(TActor actor, TFlavor flavor) {
        return encode(catalogue.createFlavor(Edge.actor(actor), Edge.decode(flavor, Flavor.class)));
    }

    @Override
    public TFlavor getFlavor(String flavorId) {
        return encode(catalogue.getFlavor(Edge.id(flavorId, FlavorId::parse)));
    }

    @Override
    public TFlavorPage listFlavors(TPageRequest request) {
        Page<Flavor> page = catalogue.listFlavors(Edge.page(request));
        return new TFlavorPage(ThriftCodec.encodeAll(page.items(), TFlavor.class))
                .setNextPageToken(page.nextPageToken());
    }

    @Override
    public TFlavor updateFlavor(TActor actor, TFlavor flavor, long version) {
        return encode(catalogue.updateFlavor(Edge.actor(actor), Edge.decode(flavor, Flavor.class), version));
    }

    @Override
    public void deleteFlavor(TActor actor, String flavorId, long version) {
        catalogue.deleteFlavor(Edge.actor(actor), Edge.id(flavorId, FlavorId::parse), version);
    }

    private static TFlavor encode(Flavor flavor) {
        return ThriftCodec.encode(flavor, TFlavor.class);
    }

    @Override
    public TSshKey createSshKey(TActor actor, TSshKey sshKey) {
        return encode(catalogue.createSshKey(Edge.actor(actor), Edge.decode(sshKey, SshKey.class)));
    }

    @Override
    public TSshKey getSshKey(String tenantId, String sshKeyId) {
        return encode(catalogue.getSshKey(Edge.tenant(tenantId), Edge.id(sshKeyId, SshKeyId::parse)));
    }

    @Override
    public TSshKeyPage listSshKeys(TPageRequest request) {
        Page<SshKey> page = catalogue.listSshKeys(Edge.page(request));
        return new TSshKeyPage(ThriftCodec.encodeAll(page.items(), TSshKey.class))
                .setNextPageToken(page.nextPageToken());
    }

    @Override
    public TSshKey updateSshKey(TActor actor, TSshKey sshKey, long version) {
        return encode(catalogue.updateSshKey(Edge.actor(actor), Edge.decode(sshKey, SshKey.class), version));
    }

    @Override
    public void deleteSshKey(TActor actor, String tenantId, String sshKeyId, long version) {
        catalogue.deleteSshKey(Edge.actor(actor), Edge.tenant(tenantId), Edge.id(sshKeyId, SshKeyId::parse), version);
    }

    private static TSshKey encode(SshKey sshKey) {
        return ThriftCodec.encode(sshKey, TSshKey.class);
    }

    @Override
    public TSecurityGroup createSecurityGroup(TActor actor, TSecurityGroup securityGroup) {
        return encode(
                catalogue.createSecurityGroup(Edge.actor(actor), Edge.decode(securityGroup, SecurityGroup.class)));
    }

    @Override
    public TSecurityGroup getSecurityGroup(String tenantId, String securityGroupId) {
        return encode(
                catalogue.getSecurityGroup(Edge.tenant(tenantId), Edge.id(securityGroupId, SecurityGroupId::parse)));
    }

    @Override
    public TSecurityGroupPage listSecurityGroups(TPageRequest request) {
        Page<SecurityGroup> page = catalogue.listSecurityGroups(Edge.page(request));
        return new TSecurityGroupPage(ThriftCodec.encodeAll(page.items(), TSecurityGroup.class))
                .setNextPageToken(page.nextPageToken());
    }

    @Override
    public TSecurityGroup updateSecurityGroup(TActor actor, TSecurityGroup securityGroup, long version) {
        return encode(catalogue.updateSecurityGroup(
                Edge.actor(actor), Edge.decode(securityGroup, SecurityGroup.class), version));
    }

    @Override
    public void deleteSecurityGroup(TActor actor, String tenantId, String securityGroupId, long version) {
        catalogue.deleteSecurityGroup(
                Edge.actor(actor), Edge.tenant(tenantId), Edge.id(securityGroupId, SecurityGroupId::parse), version);
    }

    private static TSecurityGroup encode(SecurityGroup securityGroup) {
        return ThriftCodec.encode(securityGroup, TSecurityGroup.class);
    }

    @Override
    public List<TInstance> members(List<String> securityGroupIds) {
        List<SecurityGroupId> groups = securityGroupIds.stream()
                .map(id -> Edge.id(id, SecurityGroupId::parse))
                .toList();
        return ThriftCodec.encodeAll(catalogue.members(groups), TInstance.class);
    }
}
