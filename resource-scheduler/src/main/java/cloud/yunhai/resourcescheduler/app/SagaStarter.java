package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.SagaType;
import java.util.Optional;

/// Runs sagas in this process.
public interface SagaStarter {
    /// The claim for a new saga of this type; empty when there is no room for one.
    Optional<Claim> claimForNew(SagaType type);

    /// Goes on with a saga that this process owns, at once.
    void take(ClaimedSaga saga);

    /// Looks for sagas to claim, since there may be one.
    void nudge();
}
