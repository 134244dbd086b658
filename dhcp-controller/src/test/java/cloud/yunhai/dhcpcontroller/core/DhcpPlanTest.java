package cloud.yunhai.dhcpcontroller.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.id.SubnetId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DhcpPlanTest {
    private static final String MAC = "02:00:00:00:00:01";
    private static final String OTHER_MAC = "02:00:00:00:00:02";

    private final SubnetId subnetId = SubnetId.next();
    private final DhcpSubnet subnet =
            new DhcpSubnet(subnetId, "10.77.0.0/24", "10.77.0.10", "10.77.0.250", "10.77.0.1", List.of("9.9.9.9"));
    private final DhcpPlan plan = DhcpPlan.empty().with(List.of(subnet));

    private Reservation reservation(String mac, String address) {
        return new Reservation(mac, address, "web-1", subnetId);
    }

    @Test
    void changeThatChangesNothingIsTheSamePlan() {
        DhcpPlan with = plan.with(reservation(MAC, "10.77.0.11"));

        assertThat(plan.with(List.of(subnet))).isSameAs(plan);
        assertThat(with.with(reservation(MAC, "10.77.0.11"))).isSameAs(with);
        assertThat(plan.without(MAC)).isSameAs(plan);
    }

    @Test
    void laterWordOnAMacOrAnAddressWins() {
        DhcpPlan first = plan.with(reservation(MAC, "10.77.0.11"));

        assertThat(first.with(reservation(MAC, "10.77.0.12")).reservations())
                .containsExactly(reservation(MAC, "10.77.0.12"));
        assertThat(first.with(reservation(OTHER_MAC, "10.77.0.11")).reservations())
                .containsExactly(reservation(OTHER_MAC, "10.77.0.11"));
        assertThat(first.reservations()).containsExactly(reservation(MAC, "10.77.0.11"));
    }

    @Test
    void reservationInAnUnknownSubnetIsNotFound() {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> DhcpPlan.empty().with(reservation(MAC, "10.77.0.11")))
                .extracting(CloudException::kind)
                .isEqualTo(ErrorKind.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.77.1.0", "10.76.255.255", "192.168.0.1"})
    void addressOutsideOfItsSubnetIsRefused(String address) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> plan.with(reservation(MAC, address)))
                .withMessageContaining("address: " + address);
    }

    @Test
    void wholePlanNamesEachMacAndAddressOnce() {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> DhcpPlan.of(
                        List.of(subnet), List.of(reservation(MAC, "10.77.0.11"), reservation(OTHER_MAC, "10.77.0.11"))))
                .withMessageContaining("each MAC and each address once");
        assertThat(DhcpPlan.of(List.of(subnet), List.of(reservation(MAC, "10.77.0.11")))
                        .reservation(MAC))
                .isEqualTo(reservation(MAC, "10.77.0.11"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "02:00:00:00:00",
                "02:00:00:00:00:0G",
                "02:00:00:00:00:0A",
                "02-00-00-00-00-01",
                "02:00:00:00:00:01,10.0.0.1"
            })
    void badMacsAreRefused(String mac) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> reservation(mac, "10.77.0.11"))
                .withMessageContaining("mac: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "a\nb", "-a", "a-", "a.b"})
    void badHostNamesAreRefusedSinceTheyGoIntoAFile(String name) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> new Reservation(MAC, "10.77.0.11", name, subnetId))
                .withMessageContaining("hostName: ");
    }
}
