package cloud.yunhai.apiserver.app;

import cloud.yunhai.apiserver.app.port.ListQuery;
import cloud.yunhai.apiserver.app.port.Listing;
import cloud.yunhai.apiserver.app.port.OperationStore;
import cloud.yunhai.apiserver.app.port.PhysicalWork;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.common.model.operation.Operation;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.model.operation.OperationState;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Operations: read, waited for, cancelled, tried again.
public final class OperationOperations {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    /// Newer than no operation ever is: only its end ends the wait.
    private static final long NEVER = Long.MAX_VALUE;

    /// An operation that is stuck is not done: it is looked for so often.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final OperationStore operations;
    private final PhysicalWork work;

    public OperationOperations(OperationStore operations, PhysicalWork work) {
        this.operations = operations;
        this.work = work;
    }

    public Operation get(UserRequest request, String id) {
        return operations.get(request.readScope(), id);
    }

    public Listing<Operation> list(ListQuery query) {
        return operations.list(query);
    }

    /// Waits until it is done, or stuck, or the time is over. Its steps on the way wake nobody.
    public Operation awaitDone(UserRequest request, String id, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Operation operation = get(request, id);
        while (!operation.state().isDone() && operation.state() != OperationState.STUCK) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!left.isPositive()) {
                break;
            }
            Duration wait = left.compareTo(LOOK) < 0 ? left : LOOK;
            operation = operations.await(request.readScope(), id, NEVER, wait);
        }
        return operation;
    }

    /// Waits until it is newer than this version, done, or the time is over.
    public Operation awaitChange(UserRequest request, String id, long version, Duration time) {
        return operations.await(request.readScope(), id, version, time);
    }

    /// Asks it to unwind at its next step border.
    public Operation cancel(UserRequest request, String id) {
        Operation operation = mine(request, id);
        if (!operation.state().isCancellable()) {
            throw CloudException.of(
                            ErrorCode.WRONG_STATE, "the operation is " + operation.state() + " and cannot be cancelled")
                    .detail("operationId", id)
                    .build();
        }
        return work.cancel(actor(request, operation), id);
    }

    /// Does again what failed: a command as a new operation, a stuck one where it stands (operators only).
    public Operation retry(UserRequest request, String id) {
        Operation operation = mine(request, id);
        Optional<InstanceCommand> command = command(operation.kind());
        if (operation.state() == OperationState.STUCK && request.operator()) {
            return work.resolveStuck(actor(request, operation), id, "retry");
        }
        boolean ended = operation.state() == OperationState.FAILED || operation.state() == OperationState.CANCELLED;
        if (!ended || command.isEmpty()) {
            throw CloudException.of(
                            ErrorCode.WRONG_STATE,
                            "an operation " + operation.kind() + " that is " + operation.state()
                                    + " cannot be tried again")
                    .detail("operationId", id)
                    .build();
        }
        OperationId again = new OperationId(request.ids().id("operation"));
        return work.commandInstance(
                        actor(request, operation),
                        again,
                        tenantOf(operation),
                        operation.resourceId(),
                        command.get(),
                        STOP_TIMEOUT)
                .operation();
    }

    /// An operator's way out of STUCK.
    public Operation resolve(UserRequest request, String id, String resolution) {
        return work.resolveStuck(actor(request, operations.get(null, id)), id, resolution);
    }

    /// One that the caller may act on.
    private Operation mine(UserRequest request, String id) {
        Operation operation = get(request, id);
        return operation.tenantId() == null ? operation : operations.get(request.writeScope(), id);
    }

    private static cloud.yunhai.common.model.event.Actor actor(UserRequest request, Operation operation) {
        return request.actorFor(tenantOf(operation));
    }

    private static @Nullable String tenantOf(Operation operation) {
        return operation.tenantId() == null ? null : operation.tenantId().text();
    }

    private static Optional<InstanceCommand> command(OperationKind kind) {
        return switch (kind) {
            case START_INSTANCE -> Optional.of(InstanceCommand.START);
            case STOP_INSTANCE -> Optional.of(InstanceCommand.STOP);
            case FORCE_STOP_INSTANCE -> Optional.of(InstanceCommand.FORCE_STOP);
            case REBOOT_INSTANCE -> Optional.of(InstanceCommand.REBOOT);
            case SUSPEND_INSTANCE -> Optional.of(InstanceCommand.SUSPEND);
            case RESUME_INSTANCE -> Optional.of(InstanceCommand.RESUME);
            case DELETE_INSTANCE -> Optional.of(InstanceCommand.DELETE);
            // What these are made of, a password among it, was not kept.
            case CREATE_INSTANCE, IMPORT_IMAGE, DELETE_IMAGE -> Optional.empty();
        };
    }
}
