package cloud.yunhai.vmscheduler.core.placement;

import cloud.yunhai.common.model.host.Host;
import java.time.Instant;

/// A host as it was in the database at a moment.
public record SeenHost(Host host, Instant seenAt) {
    long vcpusFree() {
        return host.vcpusTotal() - host.vcpusClaimed();
    }

    long storageGibFree() {
        return host.storageGibTotal() - host.storageGibClaimed();
    }

    long memoryMibFree() {
        return host.memoryMibTotal() - host.memoryMibClaimed();
    }
}
