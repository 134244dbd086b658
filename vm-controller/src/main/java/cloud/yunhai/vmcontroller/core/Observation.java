package cloud.yunhai.vmcontroller.core;

import cloud.yunhai.common.model.instance.VmState;
import org.jspecify.annotations.Nullable;

/// What the host sees of a VM.
///
/// @param reason why it is so, in one sentence; null: nothing to tell
public record Observation(VmState state, @Nullable String reason) {
    /// The host does not know the VM.
    public static final Observation ABSENT = new Observation(VmState.ABSENT, null);

    /// Nothing to tell but the state.
    public static Observation of(VmState state) {
        return new Observation(state, null);
    }

    /// Whether there is a process that may run.
    public boolean active() {
        return switch (state) {
            case RUNNING, PAUSED -> true;
            case OFF, CRASHED, ABSENT -> false;
        };
    }
}
