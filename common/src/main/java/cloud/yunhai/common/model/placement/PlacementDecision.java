package cloud.yunhai.common.model.placement;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a host was chosen, and why others were not.
///
/// @param considered hosts looked at
/// @param rejections filter to the number of hosts it removed
/// @param hint what would make it fit
public record PlacementDecision(
        InstanceId instanceId,
        @Nullable HostId chosenHostId,
        int considered,
        Map<String, Integer> rejections,
        List<PlacementScore> best,
        @Nullable String hint,
        Instant decidedAt) {
    public PlacementDecision {
        rejections = Map.copyOf(rejections);
        best = List.copyOf(best);
    }
}
