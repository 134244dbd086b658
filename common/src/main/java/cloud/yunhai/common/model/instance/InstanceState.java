package cloud.yunhai.common.model.instance;

import static cloud.yunhai.common.model.instance.InstanceCommand.DELETE;
import static cloud.yunhai.common.model.instance.InstanceCommand.FORCE_STOP;
import static cloud.yunhai.common.model.instance.InstanceCommand.REBOOT;
import static cloud.yunhai.common.model.instance.InstanceCommand.RESUME;
import static cloud.yunhai.common.model.instance.InstanceCommand.START;
import static cloud.yunhai.common.model.instance.InstanceCommand.STOP;
import static cloud.yunhai.common.model.instance.InstanceCommand.SUSPEND;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The state of an instance. What it is *doing* (starting, stopping, ...) is its operation in progress, not
/// a state.
public enum InstanceState {
    /// Being made; becomes RUNNING, or FAILED with everything returned.
    CREATING,
    /// Its VM runs.
    RUNNING,
    /// Its VM is off; it keeps its host, volume and addresses.
    STOPPED,
    /// Its VM is loaded and stands still.
    PAUSED,
    /// The last operation on it failed and the reason is told. It can be deleted, and started where it has
    /// a volume.
    FAILED,
    /// Observed: the VM ended by a fault.
    CRASHED,
    /// Observed: its host does not report.
    UNREACHABLE,
    /// Gone; the row remains for the record.
    DELETED;

    /// A command that is legal in a state, and the state it leads to when it succeeds.
    public record Transition(InstanceState from, InstanceCommand command, InstanceState to) {}

    /// Every legal command. What is not here is a conflict.
    public static final List<Transition> TABLE = List.of(
            new Transition(RUNNING, STOP, STOPPED),
            new Transition(RUNNING, FORCE_STOP, STOPPED),
            new Transition(RUNNING, REBOOT, RUNNING),
            new Transition(RUNNING, SUSPEND, PAUSED),
            new Transition(RUNNING, DELETE, DELETED),
            new Transition(STOPPED, START, RUNNING),
            new Transition(STOPPED, DELETE, DELETED),
            new Transition(PAUSED, RESUME, RUNNING),
            new Transition(PAUSED, FORCE_STOP, STOPPED),
            new Transition(PAUSED, DELETE, DELETED),
            new Transition(CRASHED, START, RUNNING),
            new Transition(CRASHED, FORCE_STOP, STOPPED),
            new Transition(CRASHED, DELETE, DELETED),
            new Transition(FAILED, START, RUNNING),
            new Transition(FAILED, FORCE_STOP, STOPPED),
            new Transition(FAILED, DELETE, DELETED),
            new Transition(UNREACHABLE, DELETE, DELETED),
            new Transition(CREATING, DELETE, DELETED));

    /// The states in which a command is legal.
    public static Set<InstanceState> allowing(InstanceCommand command) {
        EnumSet<InstanceState> states = EnumSet.noneOf(InstanceState.class);
        TABLE.stream()
                .filter(transition -> transition.command() == command)
                .forEach(transition -> states.add(transition.from()));
        return states;
    }

    /// Whether the command is legal in this state.
    public boolean allows(InstanceCommand command) {
        return allowing(command).contains(this);
    }

    /// Whether a later command may end one in progress instead of being refused: the way out of anything
    /// that hangs.
    public static boolean supersedes(InstanceCommand command) {
        return command == FORCE_STOP || command == DELETE;
    }

    /// What an idle instance becomes when its host reports this of its VM. FAILED stays FAILED until a command
    /// mends it.
    public InstanceState observed(VmState vm) {
        if (this == DELETED || this == CREATING || (this == FAILED && vm != VmState.RUNNING)) {
            return this;
        }
        return switch (vm) {
            case RUNNING -> RUNNING;
            case PAUSED -> PAUSED;
            case OFF -> this == CRASHED ? CRASHED : STOPPED;
            // Its volume is still there: it can be started again.
            case ABSENT -> this == CRASHED ? CRASHED : STOPPED;
            case CRASHED -> CRASHED;
        };
    }
}
