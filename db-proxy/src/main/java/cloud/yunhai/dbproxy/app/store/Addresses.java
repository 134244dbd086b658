package cloud.yunhai.dbproxy.app.store;

import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.network.Lease;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;

/// Addresses in use.
public interface Addresses {
    /// Enters a lease unless its address or MAC is taken: one statement, decided by unique keys.
    boolean tryInsert(Lease lease);

    /// The lowest address from `first` to `last` that nobody holds.
    OptionalLong lowestFree(SubnetId subnetId, long first, long last);

    /// How many addresses of each of these subnets are held.
    Map<SubnetId, Long> claimed(Collection<SubnetId> subnetIds);

    /// How many addresses from `first` to `last` are held.
    long claimedWithin(SubnetId subnetId, long first, long last);
}
