package cloud.yunhai.apiserver.testing;

import cloud.yunhai.common.idl.dbproxy.Catalogue;
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
import java.util.List;

/// The catalogue in memory.
public final class FakeCatalogue implements Catalogue.Iface {
    private final FakeAudit audit;
    final Table<TZone> zones = new Table<>("zone");
    final Table<TCluster> clusters = new Table<>("cluster");
    final Table<TFlavor> flavors = new Table<>("flavor");
    final Table<TSshKey> sshKeys = new Table<>("SSH key");
    final Table<TSecurityGroup> securityGroups = new Table<>("security group");

    FakeCatalogue(FakeAudit audit) {
        this.audit = audit;
    }

    @Override
    public TZone createZone(TActor actor, TZone zone) {
        audit.changed(actor, "create", zone.getId());
        return zones.create(zone);
    }

    @Override
    public TZone getZone(String id) {
        return zones.get(null, id);
    }

    @Override
    public TZonePage listZones(TPageRequest page) {
        Table.Rows<TZone> rows = zones.list(page);
        return new TZonePage(rows.items()).setNextPageToken(rows.nextPageToken());
    }

    @Override
    public TZone updateZone(TActor actor, TZone zone, long version) {
        TZone updated = zones.update(zone, version);
        audit.changed(actor, "update", zone.getId());
        return updated;
    }

    @Override
    public void deleteZone(TActor actor, String id, long version) {
        zones.delete(null, id, version);
        audit.changed(actor, "delete", id);
    }

    @Override
    public TCluster createCluster(TActor actor, TCluster cluster) {
        zones.get(null, cluster.getZoneId());
        audit.changed(actor, "create", cluster.getId());
        return clusters.create(cluster);
    }

    @Override
    public TCluster getCluster(String id) {
        return clusters.get(null, id);
    }

    @Override
    public TClusterPage listClusters(TPageRequest page) {
        Table.Rows<TCluster> rows = clusters.list(page);
        return new TClusterPage(rows.items()).setNextPageToken(rows.nextPageToken());
    }

    @Override
    public TCluster updateCluster(TActor actor, TCluster cluster, long version) {
        TCluster updated = clusters.update(cluster, version);
        audit.changed(actor, "update", cluster.getId());
        return updated;
    }

    @Override
    public void deleteCluster(TActor actor, String id, long version) {
        clusters.delete(null, id, version);
        audit.changed(actor, "delete", id);
    }

    @Override
    public TFlavor createFlavor(TActor actor, TFlavor flavor) {
        audit.changed(actor, "create", flavor.getId());
        return flavors.create(flavor);
    }

    @Override
    public TFlavor getFlavor(String id) {
        return flavors.get(null, id);
    }

    @Override
    public TFlavorPage listFlavors(TPageRequest page) {
        Table.Rows<TFlavor> rows = flavors.list(page);
        return new TFlavorPage(rows.items()).setNextPageToken(rows.nextPageToken());
    }

    @Override
    public TFlavor updateFlavor(TActor actor, TFlavor flavor, long version) {
        TFlavor updated = flavors.update(flavor, version);
        audit.changed(actor, "update", flavor.getId());
        return updated;
    }

    @Override
    public void deleteFlavor(TActor actor, String id, long version) {
        flavors.delete(null, id, version);
        audit.changed(actor, "delete", id);
    }

    @Override
    public TSshKey createSshKey(TActor actor, TSshKey sshKey) {
        audit.changed(actor, "create", sshKey.getId());
        return sshKeys.create(sshKey);
    }

    @Override
    public TSshKey getSshKey(String tenantId, String id) {
        return sshKeys.get(tenantId, id);
    }

    @Override
    public TSshKeyPage listSshKeys(TPageRequest page) {
        Table.Rows<TSshKey> rows = sshKeys.list(page);
        return new TSshKeyPage(rows.items()).setNextPageToken(rows.nextPageToken());
    }

    @Override
    public TSshKey updateSshKey(TActor actor, TSshKey sshKey, long version) {
        TSshKey updated = sshKeys.update(sshKey, version);
        audit.changed(actor, "update", sshKey.getId());
        return updated;
    }

    @Override
    public void deleteSshKey(TActor actor, String tenantId, String id, long version) {
        sshKeys.delete(tenantId, id, version);
        audit.changed(actor, "delete", id);
    }

    @Override
    public TSecurityGroup createSecurityGroup(TActor actor, TSecurityGroup securityGroup) {
        audit.changed(actor, "create", securityGroup.getId());
        return securityGroups.create(securityGroup);
    }

    @Override
    public TSecurityGroup getSecurityGroup(String tenantId, String id) {
        return securityGroups.get(tenantId, id);
    }

    @Override
    public TSecurityGroupPage listSecurityGroups(TPageRequest page) {
        Table.Rows<TSecurityGroup> rows = securityGroups.list(page);
        return new TSecurityGroupPage(rows.items()).setNextPageToken(rows.nextPageToken());
    }

    @Override
    public TSecurityGroup updateSecurityGroup(TActor actor, TSecurityGroup securityGroup, long version) {
        TSecurityGroup updated = securityGroups.update(securityGroup, version);
        audit.changed(actor, "update", securityGroup.getId());
        return updated;
    }

    @Override
    public void deleteSecurityGroup(TActor actor, String tenantId, String id, long version) {
        securityGroups.delete(tenantId, id, version);
        audit.changed(actor, "delete", id);
    }

    @Override
    public List<TInstance> members(List<String> securityGroupIds) {
        return List.of();
    }
}
