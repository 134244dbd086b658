package cloud.yunhai.common.model.host;

import java.time.Instant;

/// What a host is doing.
///
/// @param cpuBusy 0 to 1
public record HostLoad(
        double loadAverage1,
        double cpuBusy,
        long memoryFreeMib,
        long storageFreeGib,
        int vmsRunning,
        Instant sampledAt) {}
