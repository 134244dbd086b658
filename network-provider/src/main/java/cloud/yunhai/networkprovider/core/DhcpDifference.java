package cloud.yunhai.networkprovider.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a DHCP controller serves against what it is to serve.
///
/// @param subnets missing or different there
/// @param missing reservations that are missing or different there
/// @param extra MACs that have a reservation there and no lease in the books
/// @param extraSubnets ids of subnets that are served there and not in the books
public record DhcpDifference(
        List<DhcpSubnet> subnets, List<Reservation> missing, List<String> extra, List<String> extraSubnets) {
    public DhcpDifference {
        subnets = List.copyOf(subnets);
        extraSubnets = List.copyOf(extraSubnets);
        missing = List.copyOf(missing);
        extra = List.copyOf(extra);
    }

    public static DhcpDifference between(DhcpTruth truth, DhcpState state) {
        Map<String, DhcpSubnet> subnets = byKey(state.subnets(), DhcpSubnet::subnetId);
        Map<String, Reservation> served = byKey(state.reservations(), Reservation::mac);
        List<DhcpSubnet> changed = truth.subnets().stream()
                .filter(subnet -> !subnet.equals(subnets.get(subnet.subnetId())))
                .toList();
        Set<String> extraSubnets = new LinkedHashSet<>(subnets.keySet());
        truth.subnets().forEach(subnet -> extraSubnets.remove(subnet.subnetId()));
        List<Reservation> missing = new ArrayList<>();
        Set<String> extra = new LinkedHashSet<>(served.keySet());
        for (Reservation wanted : truth.reservations()) {
            extra.remove(wanted.mac());
            if (!Objects.equals(wanted, served.get(wanted.mac()))) {
                missing.add(wanted);
            }
        }
        return new DhcpDifference(changed, missing, List.copyOf(extra), List.copyOf(extraSubnets));
    }

    public boolean isEmpty() {
        return subnets.isEmpty() && missing.isEmpty() && extra.isEmpty() && extraSubnets.isEmpty();
    }

    private static <K, V> Map<K, V> byKey(Collection<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity(), (first, second) -> second));
    }
}
