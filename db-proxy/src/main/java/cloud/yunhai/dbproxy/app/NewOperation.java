package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.NewSaga;
import cloud.yunhai.dbproxy.core.StoredSaga.PlannedStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A saga to be recorded, with what makes it an operation.
///
/// @param claim who owns it at once; null: whoever claims it
public record NewOperation(
        NewSaga saga,
        OperationKind kind,
        Actor actor,
        List<PlannedStep> steps,
        @Nullable Claim claim) {
    /// Copies the list.
    public NewOperation {
        steps = List.copyOf(steps);
    }
}
