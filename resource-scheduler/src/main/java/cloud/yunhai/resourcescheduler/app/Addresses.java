package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.LeaseId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.Nic;
import org.jspecify.annotations.Nullable;

/// Addresses and MACs, with their DHCP reservations. Every method may be repeated.
public interface Addresses {
    /// Reserves an address and a MAC for the NIC; the DHCP servers know them when this returns.
    Nic ensure(Wanted wanted);

    /// Returns both, if they are held.
    void release(NicId nic);

    /// What is asked for.
    ///
    /// @param subnet null: any of the cluster's
    /// @param address null: any free one
    record Wanted(
            LeaseId lease,
            NicId nic,
            Instance instance,
            ClusterId cluster,
            @Nullable SubnetId subnet,
            @Nullable String address) {}
}
