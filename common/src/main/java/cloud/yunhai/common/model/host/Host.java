package cloud.yunhai.common.model.host;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.HostId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A physical or simulated machine.
///
/// @param vcpusTotal after over-commit
/// @param instances that hold a claim
public record Host(
        HostId id,
        ClusterId clusterId,
        String name,
        Set<HostRole> roles,
        HostState state,
        Driver driver,
        @Nullable HostFacts facts,
        @Nullable HostLoad load,
        long vcpusTotal,
        long vcpusClaimed,
        long memoryMibTotal,
        long memoryMibClaimed,
        long storageGibTotal,
        long storageGibClaimed,
        int instances,
        @Nullable Instant lastReportAt,
        @Nullable String stateReason,
        Instant createdAt,
        long version) {
    public Host {
        roles = Set.copyOf(roles);
    }
}
