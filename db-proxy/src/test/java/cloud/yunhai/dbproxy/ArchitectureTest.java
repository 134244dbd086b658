package cloud.yunhai.dbproxy;

import cloud.yunhai.common.testing.rules.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void houseRulesHold() {
        HouseRules.of("db-proxy").check();
    }
}
