package cloud.yunhai.networkprovider.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.common.model.network.SubnetType;
import cloud.yunhai.networkprovider.core.AddressClaim;
import cloud.yunhai.networkprovider.core.AddressReserved;
import cloud.yunhai.networkprovider.core.Ipv4Network;
import cloud.yunhai.networkprovider.core.Reservation;
import java.util.Optional;

/// Addresses: claimed in the books, then known to DHCP; and back in the other order, so that an address is free only
/// when no server hands it to its former holder any more.
public final class Addresses {
    private final NetworkRecords records;
    private final DhcpFleet dhcp;

    public Addresses(NetworkRecords records, DhcpFleet dhcp) {
        this.records = records;
        this.dhcp = dhcp;
    }

    public AddressReserved ensure(AddressClaim claim) {
        SubnetId wanted = claim.subnetId();
        if (wanted != null && records.subnet(wanted).type() != SubnetType.PRIVATE) {
            // Public addresses are mapped on the network host; no DHCP server would hand one out.
            throw CloudException.invalid("subnetId", wanted, "a PRIVATE subnet");
        }
        Lease lease = records.claim(claim);
        dhcp.reserve(lease.clusterId(), Reservation.of(lease));
        Subnet subnet = records.subnet(lease.subnetId());
        int prefixLength = Ipv4Network.parse(subnet.cidr()).prefixLength();
        return new AddressReserved(lease, prefixLength, subnet.gateway(), subnet.dnsServers());
    }

    public void releaseIfHeld(NicId nic) {
        Optional<Lease> lease = records.leaseOf(nic);
        lease.ifPresent(held -> dhcp.remove(held.clusterId(), held.mac()));
        // Without a lease too: the release is how a claim whose answer was lost is made sure to be gone.
        records.release(nic);
    }
}
