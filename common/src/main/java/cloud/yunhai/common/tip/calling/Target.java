package cloud.yunhai.common.tip.calling;

import org.jspecify.annotations.Nullable;

/// Whom a client is for: any process of a module, or the one of a host.
///
/// @param module the module
/// @param host the host; null: any
public record Target(String module, @Nullable String host) {
    @Override
    public String toString() {
        return host == null ? module : module + "@" + host;
    }
}
