package cloud.yunhai.vmcontroller.core;

import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets traffic pass.
///
/// @param portFirst null: every port; only with TCP and UDP
/// @param cidrs remote networks; empty: any
public record FilterRule(
        Direction direction,
        Protocol protocol,
        @Nullable Integer portFirst,
        @Nullable Integer portLast,
        List<String> cidrs) {
    public FilterRule {
        cidrs = List.copyOf(cidrs);
        if ((portFirst == null) != (portLast == null)) {
            throw Expect.wrong("rules.portLast", String.valueOf(portLast), "set exactly when portFirst is");
        }
        if (portFirst != null && portLast != null) {
            if (protocol != Protocol.TCP && protocol != Protocol.UDP) {
                throw Expect.wrong("rules.portFirst", String.valueOf(portFirst), "none, since protocol is " + protocol);
            }
            if (portFirst < 1 || portLast > 65535 || portFirst > portLast) {
                throw Expect.wrong("rules.portFirst", portFirst + "-" + portLast, "a range within 1-65535");
            }
        }
    }
}
