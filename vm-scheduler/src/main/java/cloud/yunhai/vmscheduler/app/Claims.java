package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.placement.PlacementDecision;
import cloud.yunhai.vmscheduler.core.placement.PlacementRequest;
import java.util.List;

/// Claims on the hosts' vcpus and memory.
public interface Claims {
    /// Claims on the first host that still fits, or answers the claim that is held. Fails with NO_HOST_FITS.
    HostId claim(PlacementRequest request, List<HostId> hosts, PlacementDecision decision);

    /// Returns what is held, if anything is.
    void release(InstanceId id);

    /// Keeps a refusal, so that it can be explained.
    void refused(PlacementDecision decision);
}
