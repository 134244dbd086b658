package cloud.yunhai.dbproxy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.dbproxy.testing.MariaDbServer;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A database that loses what the platform relies on is refused before anything is written to it.
@Tag("mariadb")
class SelfCheckTest {
    @Test
    void mariaDbThatTakesMicrosecondsFromConnectorJIsRefusedWithTheWayOut() {
        MariaDbServer stock = MariaDbServer.start();
        try {
            assertThatThrownBy(() -> TestDatabase.at("mysql:" + stock.address("stock"), "root"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("03:04:05.678901")
                    .hasMessageContaining("--version=5.7.19-")
                    .hasMessageContaining("jdbc:mariadb:");
        } finally {
            stock.stop();
        }
    }
}
