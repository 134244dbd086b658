package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.NewSaga;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A saga with what makes it an operation.
///
/// @param steps what the operation shows from the start
/// @param claim makes the submitter its first owner; null: whoever has room
public record NewOperation(
        NewSaga saga,
        OperationKind kind,
        Actor actor,
        List<PlannedStep> steps,
        @Nullable Claim claim) {
    public NewOperation {
        steps = List.copyOf(steps);
    }

    /// The same, with what only the saga's steps may know.
    public NewOperation withSecret(@Nullable String secret) {
        return new NewOperation(saga.withSecret(secret), kind, actor, steps, claim);
    }

    /// A step that is still to come.
    public record PlannedStep(String name, String moduleName) {}
}
