package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.common.error.ErrorKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is to go wrong, or slowly, on simulated hosts.
///
/// @param hostPattern a host, or a beginning and `*`
/// @param method of the interface; `*`: every one; or what a guest does: see [Simulations]
/// @param fault thrown instead of the call; UNKNOWN_OUTCOME: after it
/// @param times how often; 0: until reset
public record Simulation(
        String hostPattern,
        String method,
        Duration delay,
        @Nullable ErrorKind fault,
        int times) {
    /// Whether it is meant for this host.
    public boolean covers(String hostName) {
        return hostPattern.endsWith("*")
                ? hostName.startsWith(hostPattern.substring(0, hostPattern.length() - 1))
                : hostPattern.equals(hostName);
    }
}
