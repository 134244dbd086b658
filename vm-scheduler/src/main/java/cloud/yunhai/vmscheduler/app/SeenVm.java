package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.model.instance.VmState;
import org.jspecify.annotations.Nullable;

/// What a host sees of a VM.
///
/// @param name the instance's id, or a foreign VM's name
/// @param generation grows with everything that the host sees
/// @param reason null: nothing to tell
/// @param foreign not made by the platform
public record SeenVm(
        String name,
        VmState state,
        long generation,
        @Nullable String reason,
        boolean foreign) {}
