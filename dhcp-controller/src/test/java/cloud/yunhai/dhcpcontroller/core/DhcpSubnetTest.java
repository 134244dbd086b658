package cloud.yunhai.dhcpcontroller.core;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.id.SubnetId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DhcpSubnetTest {
    private static DhcpSubnet subnet(String cidr, String first, String last, String gateway, List<String> dns) {
        return new DhcpSubnet(SubnetId.next(), cidr, first, last, gateway, dns);
    }

    private static void refused(String field, Runnable call) {
        assertThatExceptionOfType(CloudException.class).isThrownBy(call::run).withMessageContaining(field + ": ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.1/24", "010.0.0.0/8", "10.0.0.0/24\nx", "::/0", "10.0.0/24"})
    void badNetworksAreRefused(String cidr) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subnet(cidr, "10.0.0.2", "10.0.0.9", "10.0.0.1", List.of()));
    }

    @Test
    void everythingLiesInTheNetworkAndInOrder() {
        refused("rangeFirst", () -> subnet("10.0.0.0/24", "10.0.1.2", "10.0.0.9", "10.0.0.1", List.of()));
        refused("rangeLast", () -> subnet("10.0.0.0/24", "10.0.0.2", "10.0.1.9", "10.0.0.1", List.of()));
        refused("gateway", () -> subnet("10.0.0.0/24", "10.0.0.2", "10.0.0.9", "10.1.0.1", List.of()));
        refused("rangeLast", () -> subnet("10.0.0.0/24", "10.0.0.9", "10.0.0.2", "10.0.0.1", List.of()));
        refused(
                "dnsServers",
                () -> subnet("10.0.0.0/24", "10.0.0.2", "10.0.0.9", "10.0.0.1", Collections.nCopies(9, "9.9.9.9")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4,5", "1.2.3.04"})
    void badAddressesAreRefusedWhereverTheyStand(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subnet("10.0.0.0/24", "10.0.0.2", "10.0.0.9", "10.0.0.1", List.of(address)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subnet("10.0.0.0/24", address, "10.0.0.9", "10.0.0.1", List.of()));
    }
}
