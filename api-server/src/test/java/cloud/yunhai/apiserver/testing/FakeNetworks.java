package cloud.yunhai.apiserver.testing;

import cloud.yunhai.common.idl.dbproxy.Networks;
import cloud.yunhai.common.idl.dbproxy.TAddressClaim;
import cloud.yunhai.common.idl.dbproxy.TLeasePage;
import cloud.yunhai.common.idl.dbproxy.TSubnetPage;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TLease;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TSubnet;

/// Subnets and leases in memory.
public final class FakeNetworks implements Networks.Iface {
    private final FakeCatalogue catalogue;
    private final FakeAudit audit;
    private final Table<TSubnet> subnets = new Table<>("subnet");
    final Table<TLease> leases = new Table<>("lease");

    FakeNetworks(FakeCatalogue catalogue, FakeAudit audit) {
        this.catalogue = catalogue;
        this.audit = audit;
    }

    @Override
    public TSubnet createSubnet(TActor actor, TSubnet subnet) {
        catalogue.clusters.get(null, subnet.getClusterId());
        audit.changed(actor, "create", subnet.getId());
        return subnets.create(subnet);
    }

    @Override
    public TSubnet getSubnet(String subnetId) {
        return subnets.get(null, subnetId);
    }

    @Override
    public TSubnetPage listSubnets(TPageRequest page) {
        Table.Rows<TSubnet> rows = subnets.list(page);
        return new TSubnetPage(rows.items()).setNextPageToken(rows.nextPageToken());
    }

    @Override
    public TSubnet updateSubnet(TActor actor, TSubnet subnet, long version) {
        TSubnet updated = subnets.update(subnet, version);
        audit.changed(actor, "update", subnet.getId());
        return updated;
    }

    @Override
    public void deleteSubnet(TActor actor, String subnetId, long version) {
        subnets.delete(null, subnetId, version);
        audit.changed(actor, "delete", subnetId);
    }

    @Override
    public TLease claimAddress(TAddressClaim claim) {
        throw new UnsupportedOperationException("api-server claims no address");
    }

    @Override
    public void releaseAddress(String nicId) {
        throw new UnsupportedOperationException("api-server releases no address");
    }

    @Override
    public TLeasePage listLeases(TPageRequest page) {
        Table.Rows<TLease> rows = leases.list(page);
        return new TLeasePage(rows.items()).setNextPageToken(rows.nextPageToken());
    }
}
