package cloud.yunhai.nodeagent.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a service at one moment.
///
/// @param wanted whether it is to run
/// @param restarts since the agent first started it, for whatever reason
/// @param lastExit how its last process ended
/// @param reason why it is in this state
public record ServiceStatus(
        ServiceSpec spec,
        ServiceState state,
        boolean wanted,
        @Nullable ProcessKey process,
        @Nullable Instant startedAt,
        int restarts,
        @Nullable String lastExit,
        @Nullable String version,
        @Nullable String reason) {

    public String name() {
        return spec.name();
    }
}
