package cloud.yunhai.dbproxy.app.store;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.saga.journal.Fence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is known of the call that the current thread serves.
public interface CallInfo {
    /// The right that the calling saga claims to act by; null when no saga calls.
    @Nullable
    Fence fence();

    /// How long the caller still waits.
    Duration remaining();

    /// The calling module.
    Actor caller();
}
