package cloud.yunhai.networkprovider.core;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.LeaseId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.id.TenantId;
import org.jspecify.annotations.Nullable;

/// What an instance's NIC asks for.
///
/// @param subnetId null: any of the cluster's private subnets
/// @param address null: any free one
/// @param hostName the name that DHCP gives the guest
public record AddressClaim(
        LeaseId leaseId,
        NicId nicId,
        InstanceId instanceId,
        TenantId tenantId,
        ClusterId clusterId,
        @Nullable SubnetId subnetId,
        @Nullable String address,
        String hostName) {}
