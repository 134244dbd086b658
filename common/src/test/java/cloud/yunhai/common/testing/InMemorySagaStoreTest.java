package cloud.yunhai.common.testing;

import cloud.yunhai.common.saga.journal.SagaStore;
import java.time.Duration;
import java.time.Instant;

class InMemorySagaStoreTest extends SagaStoreContract {
    private final ManualClock clock = new ManualClock();
    private final InMemorySagaStore store = new InMemorySagaStore(clock);

    @Override
    protected SagaStore store() {
        return store;
    }

    @Override
    protected void passTime(Duration duration) {
        clock.advance(duration);
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }
}
