package cloud.yunhai.resourcescheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.Operations;
import cloud.yunhai.common.idl.dbproxy.Sagas;
import cloud.yunhai.common.idl.dbproxy.TStuckCommand;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.operation.Operation;
import cloud.yunhai.common.saga.journal.StuckCommand;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.resourcescheduler.app.OperationCommands;

/// Cancels and resolves in db-proxy's journal; the saga's owner learns of it there.
public final class RemoteOperationCommands implements OperationCommands {
    private final Sagas.Iface sagas;
    private final Operations.Iface operations;

    public RemoteOperationCommands(Sagas.Iface sagas, Operations.Iface operations) {
        this.sagas = sagas;
        this.operations = operations;
    }

    @Override
    public Operation cancel(Actor actor, OperationId operation) {
        String reason = "cancelled by " + actor.name();
        TActor who = ThriftCodec.encode(actor, TActor.class);
        boolean inTime = Tip.call(() -> sagas.requestCancel(who, operation.text(), reason));
        Operation found = get(operation);
        if (!inTime && !isCancelled(found)) {
            throw new CloudException(
                    ErrorCode.WRONG_STATE, "operation " + operation + " is past the point where it can be cancelled");
        }
        return found;
    }

    /// A repeat, after the first one took effect: TIP repeats a call whose answer was lost.
    private static boolean isCancelled(Operation operation) {
        return operation.cancelRequested()
                && switch (operation.state()) {
                    case UNWINDING, CANCELLED, STUCK -> true;
                    case PENDING, RUNNING, SUCCEEDED, FAILED -> false;
                };
    }

    @Override
    public Operation resolve(Actor actor, OperationId operation, StuckCommand command) {
        TActor who = ThriftCodec.encode(actor, TActor.class);
        Tip.call(() -> sagas.resolve(who, operation.text(), TStuckCommand.valueOf(command.name())));
        return get(operation);
    }

    @SuppressWarnings("NullAway") // a null tenant means any, see the IDL
    private Operation get(OperationId operation) {
        return ThriftCodec.decode(Tip.call(() -> operations.get(null, operation.text())), Operation.class);
    }
}
