package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.host.HostFacts;
import org.jspecify.annotations.Nullable;

/// What a host may promise: what it is made of, times the over-commit of its cluster.
public record HostTotals(long vcpus, long memoryMib, long storageGib) {
    /// Of a host with these facts; nothing as long as none are known.
    public static HostTotals of(@Nullable HostFacts facts, Cluster cluster) {
        if (facts == null) {
            return new HostTotals(0, 0, 0);
        }
        return new HostTotals(
                (long) (facts.cpus() * cluster.cpuOvercommit()),
                (long) (facts.memoryMib() * cluster.memoryOvercommit()),
                (long) (facts.storageGib() * cluster.storageOvercommit()));
    }
}
