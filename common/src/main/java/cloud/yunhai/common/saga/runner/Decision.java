package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.journal.Failure;
import java.time.Instant;

/// What is to be done next for a saga.
sealed interface Decision {
    /// Run an action.
    record Act(int index, int attempt) implements Decision {}

    /// Go backwards from now on.
    record Unwind(Failure cause) implements Decision {}

    /// Run an undo.
    record Undo(int index, int attempt) implements Decision {}

    /// Everything is undone: run what is to run then, and end.
    record Conclude(OperationState outcome) implements Decision {}

    /// Do nothing before this moment.
    record Wait(Instant until) implements Decision {}

    /// Write down what has changed, then decide again.
    record Record() implements Decision {}

    /// Nothing is left to be done.
    record End(OperationState outcome) implements Decision {}
}
