package cloud.yunhai.common.model.network;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.LeaseId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.id.TenantId;
import java.time.Instant;

/// An address and a MAC held by one NIC.
public record Lease(
        LeaseId id,
        SubnetId subnetId,
        ClusterId clusterId,
        NicId nicId,
        InstanceId instanceId,
        TenantId tenantId,
        String address,
        String mac,
        String hostName,
        Instant createdAt) {}
