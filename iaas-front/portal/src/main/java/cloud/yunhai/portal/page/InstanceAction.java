package cloud.yunhai.portal.page;

import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.common.model.instance.InstanceState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A command that a page offers for an instance. Whether it may be done is the API's to say.
///
/// @param icon of its button
/// @param asks whether it takes something away, so that a dialog asks first
public record InstanceAction(InstanceCommand command, String icon, boolean asks) {
    private static final List<InstanceAction> ALL = List.of(
            new InstanceAction(InstanceCommand.START, "start", false),
            new InstanceAction(InstanceCommand.RESUME, "start", false),
            new InstanceAction(InstanceCommand.STOP, "stop", false),
            new InstanceAction(InstanceCommand.REBOOT, "reboot", false),
            new InstanceAction(InstanceCommand.SUSPEND, "pause", false),
            new InstanceAction(InstanceCommand.FORCE_STOP, "power", true),
            new InstanceAction(InstanceCommand.DELETE, "trash", true));

    /// What is offered in a state. While an operation is at work, only what may end it.
    ///
    /// @param busy whether one is
    public static List<InstanceAction> offered(InstanceState state, boolean busy) {
        return ALL.stream()
                .filter(action -> state.allows(action.command()))
                .filter(action -> !busy || InstanceState.supersedes(action.command()))
                .toList();
    }

    /// The command that a path names.
    public static Optional<InstanceCommand> named(String path) {
        return Arrays.stream(InstanceCommand.values())
                .filter(command -> path(command).equals(path))
                .findFirst();
    }

    /// As paths and messages name it: `force_stop`.
    public String path() {
        return path(command);
    }

    private static String path(InstanceCommand command) {
        return command.name().toLowerCase(Locale.ROOT);
    }
}
