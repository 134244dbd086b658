package cloud.yunhai.vmscheduler.core.security;

import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets traffic of one NIC pass.
///
/// @param portFirst null: every port
/// @param cidrs remote networks, sorted; empty: any
public record EffectiveRule(
        Direction direction,
        Protocol protocol,
        @Nullable Integer portFirst,
        @Nullable Integer portLast,
        List<String> cidrs) {
    public EffectiveRule {
        cidrs = List.copyOf(cidrs);
    }
}
