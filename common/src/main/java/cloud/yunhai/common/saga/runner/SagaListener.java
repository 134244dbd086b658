package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.SagaType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Told of what sagas do, for alarms and metrics. Called by the engine's threads: must be quick and must not throw.
public interface SagaListener {
    /// Ignores everything.
    SagaListener NONE = new SagaListener() {};

    /// An action or undo ended; the failure is null if it went well.
    default void stepEnded(SagaType type, String step, boolean undo, Duration took, @Nullable Failure failure) {}

    /// A saga ended for good, this long after it was submitted.
    default void ended(SagaType type, String sagaId, OperationState state, Duration took) {}

    /// A saga needs an operator: raise an alarm.
    default void stuck(SagaType type, String sagaId, String step, @Nullable Failure failure) {}

    /// A saga was taken away by another owner.
    default void lost(SagaType type, String sagaId) {}
}
