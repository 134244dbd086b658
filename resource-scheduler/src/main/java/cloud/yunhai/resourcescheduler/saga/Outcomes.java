package cloud.yunhai.resourcescheduler.saga;

import cloud.yunhai.common.saga.SagaContext;
import cloud.yunhai.common.saga.journal.Failure;

/// The words in which a saga's end is told to the owner of its resource.
final class Outcomes {
    private Outcomes() {}

    /// Why it was undone, naming the step that failed.
    static String reason(SagaContext<?> saga) {
        Failure failure = saga.failure();
        if (failure == null) {
            return "not known";
        }
        return failure.step() == null ? failure.message() : failure.step() + ": " + failure.message();
    }
}
