package cloud.yunhai.resourcescheduler.adapter.networkprovider;

import cloud.yunhai.common.idl.dbproxy.TAddressClaim;
import cloud.yunhai.common.idl.networkprovider.NetworkProvider;
import cloud.yunhai.common.idl.types.TLease;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.resourcescheduler.app.Addresses;

/// Addresses, given by network-provider.
public final class RemoteAddresses implements Addresses {
    private final NetworkProvider.Iface networks;

    public RemoteAddresses(NetworkProvider.Iface networks) {
        this.networks = networks;
    }

    @Override
    public Nic ensure(Wanted wanted) {
        TAddressClaim claim = new TAddressClaim()
                .setLeaseId(wanted.lease().text())
                .setNicId(wanted.nic().text())
                .setInstanceId(wanted.instance().id().text())
                .setTenantId(wanted.instance().tenantId().text())
                .setClusterId(wanted.cluster().text())
                .setHostName(wanted.instance().name());
        SubnetId subnet = wanted.subnet();
        if (subnet != null) {
            claim.setSubnetId(subnet.text());
        }
        String address = wanted.address();
        if (address != null) {
            claim.setAddress(address);
        }
        TLease lease = Tip.call(() -> networks.ensureAddress(claim)).getLease();
        return new Nic(wanted.nic(), SubnetId.parse(lease.getSubnetId()), lease.getAddress(), lease.getMac());
    }

    @Override
    public void release(NicId nic) {
        Tip.run(() -> networks.releaseAddress(nic.text()));
    }
}
