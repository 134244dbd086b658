package cloud.yunhai.networkprovider.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 255.255.255.255",
        "10.0.0.0/8, 10.255.255.255",
        "192.168.1.128/25, 192.168.1.255",
        "192.168.1.4/30, 192.168.1.7",
        "1.2.3.4/32, 1.2.3.4",
        "128.0.0.0/1, 255.255.255.255"
    })
    void lastAddressEndsTheNetwork(String cidr, String last) {
        Ipv4Network network = Ipv4Network.parse(cidr);

        assertThat(Ipv4.format(network.last())).isEqualTo(last);
        assertThat(network.contains(network.last())).isTrue();
        assertThat(network.contains(network.network())).isTrue();
    }

    @Test
    void containsStopsAtItsBorders() {
        Ipv4Network network = Ipv4Network.parse("10.1.2.0/23");

        assertThat(network.contains(Ipv4.parse("10.1.2.0"))).isTrue();
        assertThat(network.contains(Ipv4.parse("10.1.3.255"))).isTrue();
        assertThat(network.contains(Ipv4.parse("10.1.4.0"))).isFalse();
        assertThat(network.contains(Ipv4.parse("10.1.1.255"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "255.255.255.255", "10.0.0.1", "203.0.113.77", "128.0.0.0"})
    void addressesAreReadAndWrittenAlike(String address) {
        assertThat(Ipv4.format(Ipv4.parse(address))).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "256.0.0.1",
                "01.2.3.4",
                "1.2.3.-4",
                " 1.2.3.4",
                "1.2.3.4 ",
                "a.b.c.d",
                "1..2.3"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ipv4.parse(text)).withMessageContaining("(expected: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.1/24", "/8", "10.0.0.0/8/8"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ipv4Network.parse(text))
                .withMessageContaining("(expected: ");
    }
}
