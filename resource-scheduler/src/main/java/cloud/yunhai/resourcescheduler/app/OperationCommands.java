package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.operation.Operation;
import cloud.yunhai.common.saga.journal.StuckCommand;

/// What may be done to an operation from outside.
public interface OperationCommands {
    /// Has it unwind at its next step border; CONFLICT when it is too late.
    Operation cancel(Actor actor, OperationId operation);

    /// An operator's decision about one that is stuck.
    Operation resolve(Actor actor, OperationId operation, StuckCommand command);
}
