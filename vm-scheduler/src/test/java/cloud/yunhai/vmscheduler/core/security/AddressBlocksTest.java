package cloud.yunhai.vmscheduler.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.testing.SeededRandom;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class AddressBlocksTest {
    @Test
    void addressesThatFillANetworkBecomeIt() {
        assertThat(AddressBlocks.of(List.of("10.0.0.1"))).containsExactly("10.0.0.1/32");
        assertThat(AddressBlocks.of(List.of("10.0.0.1", "10.0.0.2"))).containsExactly("10.0.0.1/32", "10.0.0.2/32");
        assertThat(AddressBlocks.of(List.of("10.0.0.3", "10.0.0.2"))).containsExactly("10.0.0.2/31");
        Set<String> all = IntStream.range(0, 256).mapToObj(n -> "10.0.7." + n).collect(Collectors.toSet());
        assertThat(AddressBlocks.of(all)).containsExactly("10.0.7.0/24");
        assertThat(AddressBlocks.of(List.of("255.255.255.255", "0.0.0.0")))
                .containsExactly("0.0.0.0/32", "255.255.255.255/32");
        assertThat(AddressBlocks.of(List.of())).isEmpty();
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> AddressBlocks.of(List.of("10.0.0")))
                .hasMessage("address: 10.0.0 (expected: an IPv4 address)");
        assertThatThrownBy(() -> AddressBlocks.of(List.of("10.0.0.256")))
                .hasMessage("address: 10.0.0.256 (expected: an IPv4 address)");
    }

    @RepeatedTest(100)
    void blocksHoldJustTheAddresses() {
        RandomGenerator random = SeededRandom.fresh();
        Set<String> addresses = new TreeSet<>();
        int count = random.nextInt(200);
        for (int i = 0; i < count; i++) {
            addresses.add("10.0.0." + random.nextInt(256));
        }
        Set<String> held = AddressBlocks.of(addresses).stream()
                .flatMap(AddressBlocksTest::addresses)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(held).isEqualTo(addresses);
    }

    private static Stream<String> addresses(String block) {
        String[] parts = block.split("/", 2);
        int last = Integer.parseInt(parts[0].substring("10.0.0.".length()));
        return IntStream.range(last, last + (1 << 32 - Integer.parseInt(parts[1])))
                .mapToObj(number -> "10.0.0." + number);
    }
}
