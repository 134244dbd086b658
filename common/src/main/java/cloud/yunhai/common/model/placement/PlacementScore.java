package cloud.yunhai.common.model.placement;

import cloud.yunhai.common.model.id.HostId;
import java.util.Map;

/// How good one host was.
public record PlacementScore(HostId hostId, double total, Map<String, Double> parts) {
    public PlacementScore {
        parts = Map.copyOf(parts);
    }
}
