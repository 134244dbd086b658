package cloud.yunhai.networkprovider.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DhcpDifferenceTest {
    private static final DhcpSubnet SUBNET =
            new DhcpSubnet("net_1", "10.0.0.0/24", "10.0.0.2", "10.0.0.9", "10.0.0.1", List.of("9.9.9.9"));
    private static final Reservation ONE = new Reservation("02:00:00:00:00:01", "10.0.0.2", "a", "net_1");
    private static final Reservation TWO = new Reservation("02:00:00:00:00:02", "10.0.0.3", "b", "net_1");

    private static DhcpDifference between(DhcpTruth truth, List<DhcpSubnet> subnets, List<Reservation> reservations) {
        return DhcpDifference.between(truth, new DhcpState(subnets, reservations, true, "c"));
    }

    @Test
    void equalStatesDoNotDifferWhateverTheirOrder() {
        DhcpTruth truth = new DhcpTruth(List.of(SUBNET), List.of(ONE, TWO));

        assertThat(between(truth, List.of(SUBNET), List.of(TWO, ONE)).isEmpty()).isTrue();
    }

    @Test
    void missingChangedAndExtraAreToldApart() {
        Reservation moved = new Reservation(TWO.mac(), "10.0.0.4", "b", "net_1");
        Reservation extra = new Reservation("02:00:00:00:00:03", "10.0.0.5", "c", "net_1");
        DhcpTruth truth = new DhcpTruth(List.of(SUBNET), List.of(ONE, TWO));

        DhcpDifference difference = between(truth, List.of(), List.of(moved, extra));

        assertThat(difference.subnets()).containsExactly(SUBNET);
        assertThat(difference.missing()).containsExactly(ONE, TWO);
        assertThat(difference.extra()).containsExactly(extra.mac());
    }

    @Test
    void changedAndExtraSubnetsAreTold() {
        DhcpSubnet before = new DhcpSubnet("net_1", "10.0.0.0/24", "10.0.0.2", "10.0.0.9", "10.0.0.1", List.of());
        DhcpSubnet foreign = new DhcpSubnet("net_2", "10.1.0.0/24", "10.1.0.2", "10.1.0.9", "10.1.0.1", List.of());

        DhcpDifference difference =
                between(new DhcpTruth(List.of(SUBNET), List.of()), List.of(before, foreign), List.of());

        assertThat(difference).isEqualTo(new DhcpDifference(List.of(SUBNET), List.of(), List.of(), List.of("net_2")));
    }
}
