package cloud.yunhai.dbproxy.contract;

import cloud.yunhai.dbproxy.testing.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// Every service on MariaDB by MySQL's Connector/J.
@Tag("mariadb")
class OnConnectorJTest {
    @Nested
    class Journal extends SagaJournalContract {
        @Override
        TestDatabase database() {
            return TestDatabase.connectorJ();
        }
    }

    @Nested
    class Lifecycle extends LifecycleContract {
        @Override
        TestDatabase database() {
            return TestDatabase.connectorJ();
        }
    }

    @Nested
    class Instances extends InstancesContract {
        @Override
        TestDatabase database() {
            return TestDatabase.connectorJ();
        }
    }

    @Nested
    class Placements extends PlacementsContract {
        @Override
        TestDatabase database() {
            return TestDatabase.connectorJ();
        }
    }

    @Nested
    class Fencing extends FencingContract {
        @Override
        TestDatabase database() {
            return TestDatabase.connectorJ();
        }
    }

    @Nested
    class Networks extends NetworksContract {
        @Override
        TestDatabase database() {
            return TestDatabase.connectorJ();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        TestDatabase database() {
            return TestDatabase.connectorJ();
        }
    }

    @Nested
    class Events extends EventsContract {
        @Override
        TestDatabase database() {
            return TestDatabase.connectorJ();
        }
    }

    @Nested
    class EveryWrite extends EveryWriteContract {
        @Override
        TestDatabase database() {
            return TestDatabase.connectorJUnfinished();
        }
    }

    @Nested
    class Idempotency extends IdempotencyContract {
        @Override
        TestDatabase database() {
            return TestDatabase.connectorJAging();
        }
    }

    @Nested
    class Retention extends RetentionContract {
        @Override
        TestDatabase database() {
            return TestDatabase.connectorJAging();
        }
    }
}
