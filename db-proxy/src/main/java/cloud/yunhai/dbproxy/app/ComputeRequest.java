package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.placement.PlacementDecision;
import java.util.List;

/// Asks for vcpus and memory.
///
/// @param hostIds to be tried in this order
/// @param decision why in this order
public record ComputeRequest(
        InstanceId instanceId, int vcpus, long memoryMib, List<HostId> hostIds, PlacementDecision decision) {
    /// Copies the list.
    public ComputeRequest {
        hostIds = List.copyOf(hostIds);
    }
}
