package cloud.yunhai.vmscheduler.core.placement;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.placement.PlacementDecision;
import java.util.List;

/// The outcome of a decision.
public sealed interface Placement {
    /// Why.
    PlacementDecision decision();

    /// @param hosts that fit, best first; not all of them when there are many
    record Ranked(List<HostId> hosts, PlacementDecision decision) implements Placement {
        public Ranked {
            hosts = List.copyOf(hosts);
        }
    }

    /// No host fits.
    record NoCapacity(PlacementDecision decision) implements Placement {}
}
