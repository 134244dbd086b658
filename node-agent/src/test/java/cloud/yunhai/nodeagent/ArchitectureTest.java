package cloud.yunhai.nodeagent;

import cloud.yunhai.common.testing.rules.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void houseRulesHold() {
        HouseRules.of("node-agent").check();
    }
}
