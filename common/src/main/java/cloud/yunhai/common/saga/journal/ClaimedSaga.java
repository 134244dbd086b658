package cloud.yunhai.common.saga.journal;

import java.util.List;

/// A saga with its journal, and the right to go on with it.
///
/// @param saga owner, lease and fencing token are the claimer's
/// @param steps the steps begun so far, by index
public record ClaimedSaga(SagaRecord saga, List<StepRecord> steps) {
    /// Copies the list.
    public ClaimedSaga {
        steps = List.copyOf(steps);
    }
}
