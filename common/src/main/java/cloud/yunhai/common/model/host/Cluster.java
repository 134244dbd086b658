package cloud.yunhai.common.model.host;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.ZoneId;
import java.time.Instant;

/// One layer-2 network and one placement policy.
///
/// @param cpuOvercommit promised vcpus per thread, at least 1
public record Cluster(
        ClusterId id,
        ZoneId zoneId,
        String name,
        double cpuOvercommit,
        double memoryOvercommit,
        double storageOvercommit,
        Instant createdAt,
        long version) {}
