package cloud.yunhai.vmcontroller.core;

import cloud.yunhai.common.model.instance.VmState;
import org.jspecify.annotations.Nullable;

/// Reads libvirt's numbers for a state and its reason (`virDomainState` and the reasons of each).
///
/// Constraint: CRASHED only for what ended by a fault of the guest or of the hypervisor, since it needs somebody's eye;
/// a guest that powered off or was destroyed by hand is OFF.
public final class StateReading {
    private static final int RUNNING = 1;
    private static final int BLOCKED = 2;
    private static final int PAUSED = 3;
    private static final int SHUTTING_DOWN = 4;
    private static final int OFF = 5;
    private static final int CRASHED = 6;
    private static final int SLEEPING = 7;

    private StateReading() {}

    /// What they mean.
    public static Observation of(int state, int reason) {
        return switch (state) {
            case RUNNING, BLOCKED, SHUTTING_DOWN -> Observation.of(VmState.RUNNING);
            case PAUSED -> paused(reason);
            case SLEEPING -> new Observation(VmState.PAUSED, "the guest sleeps");
            case OFF -> off(reason);
            case CRASHED -> new Observation(VmState.CRASHED, "the guest crashed");
            default -> Observation.of(VmState.OFF);
        };
    }

    private static Observation paused(int reason) {
        return reason == 10
                ? new Observation(VmState.CRASHED, "the guest crashed and stands still")
                : new Observation(VmState.PAUSED, pauseReason(reason));
    }

    private static @Nullable String pauseReason(int reason) {
        return switch (reason) {
            case 1 -> null;
            case 2 -> "it is being migrated";
            case 3 -> "its memory is being saved";
            case 4 -> "its memory is being dumped";
            case 5 -> "its disk reported an error: the storage may be full or away";
            case 6 -> "its watchdog expired";
            case 9 -> "a snapshot is being made";
            case 11 -> "it is starting";
            default -> "the hypervisor paused it";
        };
    }

    private static Observation off(int reason) {
        return switch (reason) {
            case 1 -> new Observation(VmState.OFF, "the guest powered off");
            case 2 -> new Observation(VmState.OFF, "it was switched off");
            case 3 -> new Observation(VmState.CRASHED, "its process on the host ended unexpectedly");
            case 4 -> new Observation(VmState.OFF, "it was migrated away");
            case 5 -> new Observation(VmState.OFF, "its memory was saved");
            case 6 -> new Observation(VmState.OFF, "it could not be started");
            default -> Observation.of(VmState.OFF);
        };
    }
}
