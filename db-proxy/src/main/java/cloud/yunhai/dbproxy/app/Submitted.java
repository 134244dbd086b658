package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.operation.Operation;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.dbproxy.core.OperationView;
import org.jspecify.annotations.Nullable;

/// The answer to a submission.
///
/// @param claimed whether the submitter owns the saga now
public record Submitted(
        Operation operation,
        @Nullable Instance instance,
        @Nullable Image image,
        SagaRecord saga,
        boolean claimed) {

    static Submitted of(Submissions.Outcome outcome, @Nullable Instance instance, @Nullable Image image) {
        return new Submitted(
                OperationView.of(outcome.stored()),
                instance,
                image,
                outcome.stored().saga(),
                outcome.claimed());
    }
}
