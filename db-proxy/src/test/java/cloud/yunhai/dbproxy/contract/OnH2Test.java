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
}
