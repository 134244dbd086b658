package cloud.yunhai.portal;

import cloud.yunhai.common.testing.rules.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void houseRulesHold() {
        HouseRules.of("portal").check();
    }
}
