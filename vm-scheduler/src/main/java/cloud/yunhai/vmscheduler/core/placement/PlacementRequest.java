package cloud.yunhai.vmscheduler.core.placement;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.InstanceId;
import org.jspecify.annotations.Nullable;

/// What an instance needs of its host.
///
/// @param rootGib of its root volume, which lies on its own host
/// @param clusterId null: any cluster of real hosts
public record PlacementRequest(
        InstanceId instanceId,
        int vcpus,
        long memoryMib,
        long rootGib,
        @Nullable ClusterId clusterId) {
    public PlacementRequest {
        if (vcpus < 1) {
            throw new IllegalArgumentException("vcpus: " + vcpus + " (expected: at least 1)");
        }
        if (memoryMib < 1) {
            throw new IllegalArgumentException("memoryMib: " + memoryMib + " (expected: at least 1)");
        }
        if (rootGib < 0) {
            throw new IllegalArgumentException("rootGib: " + rootGib + " (expected: at least 0)");
        }
    }
}
