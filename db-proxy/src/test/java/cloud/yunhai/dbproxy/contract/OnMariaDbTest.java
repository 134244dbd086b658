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
}
