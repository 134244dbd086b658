package cloud.yunhai.dbproxy.contract;

import cloud.yunhai.dbproxy.testing.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// Every service on MariaDB by its own driver.
@Tag("mariadb")
class OnMariaDbTest {
    @Nested
    class Journal extends SagaJournalContract {
        @Override
        TestDatabase database() {
            return TestDatabase.mariaDb();
        }
    }

    @Nested
    class Lifecycle extends LifecycleContract {
        @Override
        TestDatabase database() {
            return TestDatabase.mariaDb();
        }
    }

    @Nested
    class Instances extends InstancesContract {
        @Override
        TestDatabase database() {
            return TestDatabase.mariaDb();
        }
    }

    @Nested
    class Placements extends PlacementsContract {
        @Override
        TestDatabase database() {
            return TestDatabase.mariaDb();
        }
    }

    @Nested
    class Fencing extends FencingContract {
        @Override
        TestDatabase database() {
            return TestDatabase.mariaDb();
        }
    }

    @Nested
    class Networks extends NetworksContract {
        @Override
        TestDatabase database() {
            return TestDatabase.mariaDb();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        TestDatabase database() {
            return TestDatabase.mariaDb();
        }
    }

    @Nested
    class Events extends EventsContract {
        @Override
        TestDatabase database() {
            return TestDatabase.mariaDb();
        }
    }

    @Nested
    class EveryWrite extends EveryWriteContract {
        @Override
        TestDatabase database() {
            return TestDatabase.mariaDbUnfinished();
        }
    }

    @Nested
    class Idempotency extends IdempotencyContract {
        @Override
        TestDatabase database() {
            return TestDatabase.mariaDbAging();
        }
    }

    @Nested
    class Retention extends RetentionContract {
        @Override
        TestDatabase database() {
            return TestDatabase.mariaDbAging();
        }
    }
}
