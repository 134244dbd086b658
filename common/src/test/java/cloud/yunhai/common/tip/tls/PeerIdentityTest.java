package cloud.yunhai.common.tip.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeerIdentityTest {
    @Test
    void aPatternCoversHostsThatBeginSo() {
        PeerIdentity many = new PeerIdentity("vm-controller", "sim-*");

        assertThat(List.of("sim-1", "sim-1000", "sim-")).allMatch(many::covers);
        assertThat(List.of("h1", "si", "xsim-1")).noneMatch(many::covers);
    }

    @Test
    void aHostCoversItselfOnly() {
        PeerIdentity one = new PeerIdentity("vm-controller", "h1");

        assertThat(one.covers("h1")).isTrue();
        assertThat(one.covers("h10")).isFalse();
        assertThat(one.is("vm-controller", null)).isTrue();
        assertThat(one.is("vm-scheduler", "h1")).isFalse();
    }

    @Test
    void aPatternForEverythingIsRefused() {
        for (String pattern : List.of("*", "", "a*b", "h1**", "H1", "-h1")) {
            assertThatThrownBy(() -> new PeerIdentity("echo", pattern))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("certificate CN");
        }
    }
}
