package cloud.yunhai.vmscheduler.core.placement;

import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.ClusterId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A condition that a host must meet. A host is counted under the first filter that it does not pass, so those that
/// tell most stand first.
///
/// @param name as the decision shows it
/// @param aboutRoom whether a smaller request could pass it
public record PlacementFilter(String name, boolean aboutRoom, Condition condition) {
    /// Whether a host will do.
    @FunctionalInterface
    public interface Condition {
        boolean accepts(PlacementRequest request, SeenHost host);
    }

    /// Those of the platform.
    ///
    /// @param reportTtl a host whose last report was older than this when it was seen is not chosen, since
    /// its load is a
    ///     guess and it may be DOWN at any moment
    public static List<PlacementFilter> standard(Duration reportTtl) {
        return List.of(
                new PlacementFilter("not in the cluster", false, (request, seen) -> {
                    ClusterId wanted = request.clusterId();
                    return wanted == null || wanted.equals(seen.host().clusterId());
                }),
                // Who names no cluster wants a guest that runs.
                new PlacementFilter(
                        "simulated, its cluster was not named",
                        false,
                        (request, seen) ->
                                request.clusterId() != null || seen.host().driver() != Driver.SIMULATED),
                new PlacementFilter(
                        "no compute host",
                        false,
                        (_, seen) -> seen.host().roles().contains(HostRole.COMPUTE)),
                new PlacementFilter(
                        "keeps no volumes",
                        false,
                        (_, seen) -> seen.host().roles().contains(HostRole.STORAGE)),
                new PlacementFilter("not up", false, (_, seen) -> seen.host().state() == HostState.UP),
                new PlacementFilter("report too old", false, (_, seen) -> {
                    Instant reportedAt = seen.host().lastReportAt();
                    return reportedAt != null && !reportedAt.plus(reportTtl).isBefore(seen.seenAt());
                }),
                new PlacementFilter("not enough vcpus", true, (request, seen) -> request.vcpus() <= seen.vcpusFree()),
                new PlacementFilter(
                        "not enough memory", true, (request, seen) -> request.memoryMib() <= seen.memoryMibFree()),
                new PlacementFilter(
                        "not enough storage", true, (request, seen) -> request.rootGib() <= seen.storageGibFree()));
    }
}
