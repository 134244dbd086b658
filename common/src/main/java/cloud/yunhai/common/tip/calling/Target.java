package cloud.yunhai.common.tip.calling;

import cloud.yunhai.common.tip.HostPort;
import org.jspecify.annotations.Nullable;

/// Whom a client is for: any process of a module, the one of a host, or the one at an address.
///
/// @param module the module
/// @param host the host; null: any
/// @param address where it is; null: as the registry says
public record Target(
        String module, @Nullable String host, @Nullable HostPort address) {
    public Target(String module, @Nullable String host) {
        this(module, host, null);
    }

    @Override
    public String toString() {
        return module + (host == null ? "" : "@" + host) + (address == null ? "" : "/" + address);
    }
}
