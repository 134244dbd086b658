package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.LeaseId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.id.TenantId;
import org.jspecify.annotations.Nullable;

/// Asks for an address and a MAC.
///
/// @param subnetId null: any private subnet of the cluster
/// @param address null: any of the subnet
public record AddressClaim(
        LeaseId leaseId,
        NicId nicId,
        InstanceId instanceId,
        TenantId tenantId,
        ClusterId clusterId,
        @Nullable SubnetId subnetId,
        @Nullable String address,
        String hostName) {}
