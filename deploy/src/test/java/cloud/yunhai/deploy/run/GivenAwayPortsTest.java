package cloud.yunhai.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class GivenAwayPortsTest {
    private final GivenAwayPorts ports = new GivenAwayPorts(32768, 60999, "38080,39000-39100");

    @Test
    void theRangeHasItsEnds() {
        assertThat(ports.has(32767)).isFalse();
        assertThat(ports.has(32768)).isTrue();
        assertThat(ports.has(60999)).isTrue();
        assertThat(ports.has(61000)).isFalse();
    }

    @Test
    void whatIsReservedIsNotGivenAway() {
        assertThat(ports.has(38080)).isFalse();
        assertThat(ports.has(39000)).isFalse();
        assertThat(ports.has(39050)).isFalse();
        assertThat(ports.has(39101)).isTrue();
    }

    @Test
    void thisMachineSaysWhichItGivesAway() throws IOException {
        GivenAwayPorts here = GivenAwayPorts.ofThisMachine();

        assertThat(here.first()).isPositive().isLessThan(here.last());
    }
}
