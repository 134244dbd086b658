package cloud.yunhai.iaasadmin.core;

import cloud.yunhai.apicommon.representation.ServiceState;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.portal.page.InstanceAction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a page offers to do with a thing in its present state. Whether it may be done is the API's to say.
///
/// @param name as paths and messages have it, as `force_stop`
/// @param icon of its button
/// @param asks whether a dialog asks first, since it takes something away
public record Command(String name, String icon, boolean asks) {
    private static final Set<OperationKind> NOT_KEPT =
            EnumSet.of(OperationKind.CREATE_INSTANCE, OperationKind.IMPORT_IMAGE, OperationKind.DELETE_IMAGE);

    /// An operator works on what is not the operator's own: everything else asks first.
    private static final Set<InstanceCommand> HARMLESS = EnumSet.of(InstanceCommand.START, InstanceCommand.RESUME);

    private static Command at(String name, String icon) {
        return new Command(name, icon, false);
    }

    private static Command asking(String name, String icon) {
        return new Command(name, icon, true);
    }

    /// For a service.
    public static List<Command> of(ServiceState state) {
        return switch (state) {
            case STOPPED -> List.of(at("start", "start"));
            case CRASHED, BACKING_OFF -> List.of(at("start", "start"), asking("stop", "stop"));
            case STARTING, UP, UNHEALTHY -> List.of(asking("restart", "reboot"), asking("stop", "stop"));
            case STOPPING -> List.of();
        };
    }

    /// For a host.
    public static List<Command> of(HostState state) {
        return switch (state) {
            case UP -> List.of(asking("drain", "pause"), asking("retire", "power"));
            case DRAINING -> List.of(at("up", "start"), asking("retire", "power"));
            case DOWN -> List.of(asking("retire", "power"));
            case RETIRED -> List.of(at("up", "start"), asking("delete", "trash"));
        };
    }

    /// For an instance.
    ///
    /// @param busy whether an operation is at work on it: then only what may end it
    public static List<Command> of(InstanceState state, boolean busy) {
        return InstanceAction.offered(state, busy).stream()
                .map(action -> new Command(action.path(), action.icon(), !HARMLESS.contains(action.command())))
                .toList();
    }

    /// For an operation. What an instance or an image was to be made of is not kept, so that making it is not
    /// repeated.
    public static List<Command> of(OperationState state, OperationKind kind) {
        return switch (state) {
            case PENDING, RUNNING -> List.of(asking("cancel", "undo"));
            case STUCK -> List.of(asking("retry", "reboot"), asking("skip", "check"), asking("adopt", "shield"));
            case FAILED, CANCELLED -> NOT_KEPT.contains(kind) ? List.of() : List.of(asking("repeat", "reboot"));
            case UNWINDING, SUCCEEDED -> List.of();
        };
    }
}
