package cloud.yunhai.common.saga.journal;

/// The answer to a submission.
///
/// @param saga as recorded
/// @param claimed whether the submitter owns it now and is to hand it to its runner
public record Submission(SagaRecord saga, boolean claimed) {
    /// What the runner takes; only for a claimed one.
    public ClaimedSaga handOver() {
        if (!claimed) {
            throw new IllegalStateException("saga " + saga.id() + " is not claimed by its submitter");
        }
        return new ClaimedSaga(saga, java.util.List.of());
    }
}
