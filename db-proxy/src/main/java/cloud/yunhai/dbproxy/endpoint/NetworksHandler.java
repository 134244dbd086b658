package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TAddressClaim;
import cloud.yunhai.common.idl.dbproxy.TLeasePage;
import cloud.yunhai.common.idl.dbproxy.TSubnetPage;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TLease;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TSubnet;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.dbproxy.app.AddressClaim;
import cloud.yunhai.dbproxy.app.Networks;
import cloud.yunhai.dbproxy.app.store.Page;

/// Subnets and leases.
public final class NetworksHandler implements cloud.yunhai.common.idl.dbproxy.Networks.Iface {
    private final Networks networks;

    /// In front of these.
    public NetworksHandler(Networks networks) {
        this.networks = networks;
    }

    @Override
    public TSubnet createSubnet(TActor actor, TSubnet subnet) {
        return encode(networks.create(Edge.actor(actor), Edge.decode(subnet, Subnet.class)));
    }

    @Override
    public TSubnet getSubnet(String subnetId) {
        return encode(networks.get(id(subnetId)));
    }

    @Override
    public TSubnetPage listSubnets(TPageRequest request) {
        Page<Subnet> page = networks.list(Edge.page(request));
        return new TSubnetPage(ThriftCodec.encodeAll(page.items(), TSubnet.class))
                .setNextPageToken(page.nextPageToken());
    }

    @Override
    public TSubnet updateSubnet(TActor actor, TSubnet subnet, long version) {
        return encode(networks.update(Edge.actor(actor), Edge.decode(subnet, Subnet.class), version));
    }

    @Override
    public void deleteSubnet(TActor actor, String subnetId, long version) {
        networks.delete(Edge.actor(actor), id(subnetId), version);
    }

    @Override
    public TLease claimAddress(TAddressClaim claim) {
        return ThriftCodec.encode(networks.claim(Edge.decode(claim, AddressClaim.class)), TLease.class);
    }

    @Override
    public void releaseAddress(String nicId) {
        networks.release(Edge.id(nicId, NicId::parse));
    }

    @Override
    public TLeasePage listLeases(TPageRequest request) {
        Page<Lease> page = networks.listLeases(Edge.page(request));
        return new TLeasePage(ThriftCodec.encodeAll(page.items(), TLease.class)).setNextPageToken(page.nextPageToken());
    }

    private static SubnetId id(String text) {
        return Edge.id(text, SubnetId::parse);
    }

    private static TSubnet encode(Subnet subnet) {
        return ThriftCodec.encode(subnet, TSubnet.class);
    }
}
