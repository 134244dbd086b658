package cloud.yunhai.vmcontroller.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import cloud.yunhai.vmcontroller.testing.Golden;
import cloud.yunhai.vmcontroller.testing.Specs;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterXmlTest {
    private static final NicId NIC = Specs.nic(1);

    private static String with(FilterRule... rules) {
        return FilterXml.of(Specs.filter(NIC, rules));
    }

    private static FilterRule any(Direction direction, String... networks) {
        return new FilterRule(direction, Protocol.ANY, null, null, List.of(networks));
    }

    @Test
    void defaultGroupIsDescribedAsExpected() {
        Golden.assertSame("filter-default.xml", FilterXml.of(Specs.defaultFilter(NIC)));
    }

    @Test
    void withoutRulesOnlyDhcpPasses() {
        assertThat(with())
                .contains("action=\"drop\" direction=\"out\" priority=\"1000\"")
                .contains("action=\"drop\" direction=\"in\" priority=\"1000\"")
                .contains("srcportstart=\"68\" srcportend=\"68\" dstportstart=\"67\"");
    }

    @Test
    void oneThatLetsEverythingPassDropsNothingOnLayer3() {
        assertThat(with(any(Direction.EGRESS), any(Direction.INGRESS))).doesNotContain("priority=\"1000\"");
    }

    @Test
    void someNetworksAreNotEverything() {
        assertThat(with(any(Direction.INGRESS, "10.0.0.0/8", "10.1.2.3/32")))
                .contains("<all srcipaddr=\"10.0.0.0\" srcipmask=\"8\"/>", "<all srcipaddr=\"10.1.2.3\"/>")
                .contains("direction=\"in\" priority=\"1000\"");
        assertThat(with(any(Direction.EGRESS, "10.0.0.0/8")))
                .contains("<all dstipaddr=\"10.0.0.0\" dstipmask=\"8\"/>", "direction=\"out\" priority=\"1000\"");
    }

    @Test
    void networksOfIpv6LetNothingPass() {
        assertThat(with(any(Direction.INGRESS, "::/0"))).isEqualTo(with());
    }

    @Test
    void pathsOfSmallPacketsAreToldUnlessIcmpComesInAnyway() {
        assertThat(with()).contains("<icmp type=\"3\"/>");
        assertThat(with(new FilterRule(Direction.INGRESS, Protocol.ICMP, null, null, List.of())))
                .doesNotContain("type=\"3\"");
    }

    @Test
    void filterKeepsItsUuidAndItsDigestTellsWhatPasses() {
        assertThat(Specs.filter(NIC).uuid()).isEqualTo(NIC.value());
        assertThat(FilterXml.digest(Specs.filter(NIC)))
                .isEqualTo(FilterXml.digest(Specs.filter(NIC)))
                .isNotEqualTo(FilterXml.digest(Specs.defaultFilter(NIC)));
    }

    @Test
    void wrongRulesAreRefused() {
        assertThatThrownBy(() -> new FilterRule(Direction.INGRESS, Protocol.TCP, 22, null, List.of()))
                .hasMessage("rules.portLast: null (expected: set exactly when portFirst is)");
        assertThatThrownBy(() -> new FilterRule(Direction.INGRESS, Protocol.TCP, 23, 22, List.of()))
                .hasMessage("rules.portFirst: 23-22 (expected: a range within 1-65535)");
        assertThatThrownBy(() -> new FilterRule(Direction.INGRESS, Protocol.ICMP, 1, 2, List.of()))
                .hasMessage("rules.portFirst: 1 (expected: none, since protocol is ICMP)");
    }
}
