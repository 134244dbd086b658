package cloud.yunhai.vmscheduler.core.placement;

import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostLoad;
import java.util.List;

/// How much one property of a host speaks for it. Raw values are brought to 0 (worst of the candidates) to 1 (best),
/// then multiplied by the weight: so weights compare, whatever the units.
///
/// @param name as the decision shows it
/// @param weight how much it counts
public record Weigher(String name, double weight, Property property) {
    /// More is better.
    @FunctionalInterface
    public interface Property {
        double of(PlacementRequest request, Host host);
    }

    /// @param memory weight of free memory after placement
    /// @param cpu weight of free vcpus after placement
    /// @param instances weight of having few instances
    /// @param load weight of being idle
    public record Weights(double memory, double cpu, double instances, double load) {
        public Weights {
            notNegative("memory", memory);
            notNegative("cpu", cpu);
            notNegative("instances", instances);
            notNegative("load", load);
        }

        private static void notNegative(String name, double value) {
            if (!(value >= 0)) {
                throw new IllegalArgumentException("weight of " + name + ": " + value + " (expected: at least 0)");
            }
        }
    }

    /// Those of the platform: large holes are kept for large flavors.
    public static List<Weigher> standard(Weights weights) {
        return List.of(
                new Weigher(
                        "free memory",
                        weights.memory(),
                        (request, host) -> host.memoryMibTotal() - host.memoryMibClaimed() - request.memoryMib()),
                new Weigher(
                        "free vcpus",
                        weights.cpu(),
                        (request, host) -> host.vcpusTotal() - host.vcpusClaimed() - request.vcpus()),
                new Weigher("few instances", weights.instances(), (_, host) -> -host.instances()),
                new Weigher("idle", weights.load(), (_, host) -> {
                    HostLoad load = host.load();
                    return load == null ? 0 : 1 - load.cpuBusy();
                }));
    }
}
