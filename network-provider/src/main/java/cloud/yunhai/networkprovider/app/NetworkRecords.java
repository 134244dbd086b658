package cloud.yunhai.networkprovider.app;

import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.networkprovider.core.AddressClaim;
import java.util.List;
import java.util.Optional;

/// Subnets, leases and clusters as the platform's books have them.
public interface NetworkRecords {
    /// An address and a MAC for the NIC, and the quota for it; a repeat gives the lease that is held.
    Lease claim(AddressClaim claim);

    /// Returns the address.
    void release(NicId nic);

    Optional<Lease> leaseOf(NicId nic);

    /// The lease that has this MAC in the cluster.
    Optional<Lease> leaseOf(ClusterId cluster, String mac);

    List<Lease> leases(ClusterId cluster);

    /// May be some seconds old.
    Subnet subnet(SubnetId subnet);

    List<Subnet> subnets(ClusterId cluster);

    /// May be some seconds old.
    String clusterName(ClusterId cluster);

    List<Cluster> clusters();
}
