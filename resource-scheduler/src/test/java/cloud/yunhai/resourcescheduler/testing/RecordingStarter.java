package cloud.yunhai.resourcescheduler.testing;

import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.SagaType;
import cloud.yunhai.resourcescheduler.app.SagaStarter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs nothing; writes down what it was given.
public final class RecordingStarter implements SagaStarter {
    public final List<ClaimedSaga> taken = new ArrayList<>();
    public int nudges;
    public boolean full;

    @Override
    public Optional<Claim> claimForNew(SagaType type) {
        return full ? Optional.empty() : Optional.of(new Claim("me", Duration.ofSeconds(3)));
    }

    @Override
    public void take(ClaimedSaga saga) {
        taken.add(saga);
    }

    @Override
    public void nudge() {
        nudges++;
    }
}
