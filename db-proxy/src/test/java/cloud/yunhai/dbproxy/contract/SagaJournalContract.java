package cloud.yunhai.dbproxy.contract;

import cloud.yunhai.common.saga.journal.SagaStore;
import cloud.yunhai.common.testing.SagaStoreContract;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The journal in the database is a [SagaStore] as any other.
abstract class SagaJournalContract extends SagaStoreContract {
    abstract TestDatabase database();

    @Override
    protected SagaStore store() {
        return database().services().journal();
    }

    @Override
    protected void passTime(Duration duration) {
        database().clock().advance(duration);
    }

    @Override
    protected Instant now() {
        return database().clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    protected Duration lease() {
        return Duration.ofSeconds(30);
    }
}
