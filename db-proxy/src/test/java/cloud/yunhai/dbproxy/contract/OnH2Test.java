package cloud.yunhai.dbproxy.contract;

import cloud.yunhai.dbproxy.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

/// Every service on the embedded database.
class OnH2Test {
    @Nested
    class Journal extends SagaJournalContract {
        @Override
        TestDatabase database() {
            return TestDatabase.h2();
        }
    }

    @Nested
    class Lifecycle extends LifecycleContract {
        @Override
        TestDatabase database() {
            return TestDatabase.h2();
        }
    }

    @Nested
    class Instances extends InstancesContract {
        @Override
        TestDatabase database() {
            return TestDatabase.h2();
        }
    }

    @Nested
    class Placements extends PlacementsContract {
        @Override
        TestDatabase database() {
            return TestDatabase.h2();
        }
    }

    @Nested
    class Fencing extends FencingContract {
        @Override
        TestDatabase database() {
            return TestDatabase.h2();
        }
    }

    @Nested
    class Networks extends NetworksContract {
        @Override
        TestDatabase database() {
            return TestDatabase.h2();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        TestDatabase database() {
            return TestDatabase.h2();
        }
    }

    @Nested
    class Events extends EventsContract {
        @Override
        TestDatabase database() {
            return TestDatabase.h2();
        }
    }

    @Nested
    class EveryWrite extends EveryWriteContract {
        @Override
        TestDatabase database() {
            return TestDatabase.h2Unfinished();
        }
    }

    @Nested
    class Idempotency extends IdempotencyContract {
        @Override
        TestDatabase database() {
            return TestDatabase.h2Aging();
        }
    }

    @Nested
    class Retention extends RetentionContract {
        @Override
        TestDatabase database() {
            return TestDatabase.h2Aging();
        }
    }
}
