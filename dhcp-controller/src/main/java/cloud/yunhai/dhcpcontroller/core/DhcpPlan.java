package cloud.yunhai.dhcpcontroller.core;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.id.SubnetId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Everything that one DHCP server is to serve. Immutable: each change answers a new plan.
public final class DhcpPlan {
    private static final DhcpPlan EMPTY = new DhcpPlan(Map.of(), Map.of());

    private final Map<SubnetId, DhcpSubnet> subnets;
    private final Map<String, Reservation> byMac;

    private DhcpPlan(Map<SubnetId, DhcpSubnet> subnets, Map<String, Reservation> byMac) {
        this.subnets = subnets;
        this.byMac = byMac;
    }

    public static DhcpPlan empty() {
        return EMPTY;
    }

    /// Exactly these.
    public static DhcpPlan of(Collection<DhcpSubnet> subnets, Collection<Reservation> reservations) {
        DhcpPlan plan = EMPTY.with(subnets);
        Map<String, Reservation> byMac = new HashMap<>();
        Map<String, String> macByAddress = new HashMap<>();
        for (Reservation reservation : reservations) {
            plan.requireServable(reservation);
            String other = macByAddress.put(reservation.address(), reservation.mac());
            if (byMac.put(reservation.mac(), reservation) != null || other != null) {
                throw CloudException.invalid(
                        "reservations",
                        reservation.mac() + " " + reservation.address(),
                        "each MAC and each address once");
            }
        }
        return new DhcpPlan(plan.subnets, byMac);
    }

    /// With these subnets, added or changed.
    public DhcpPlan with(Collection<DhcpSubnet> changed) {
        Map<SubnetId, DhcpSubnet> all = new HashMap<>(subnets);
        changed.forEach(subnet -> all.put(subnet.subnetId(), subnet));
        return all.equals(subnets) ? this : new DhcpPlan(all, byMac);
    }

    /// With this reservation; one of another MAC for the same address gives way, since the books give an address
    /// to one MAC only and this is their latest word.
    public DhcpPlan with(Reservation reservation) {
        requireServable(reservation);
        if (reservation.equals(byMac.get(reservation.mac()))) {
            return this;
        }
        Map<String, Reservation> all = new HashMap<>(byMac);
        all.values().removeIf(other -> other.address().equals(reservation.address()));
        all.put(reservation.mac(), reservation);
        return new DhcpPlan(subnets, all);
    }

    /// Without a reservation for this MAC.
    public DhcpPlan without(String mac) {
        if (!byMac.containsKey(mac)) {
            return this;
        }
        Map<String, Reservation> all = new HashMap<>(byMac);
        all.remove(mac);
        return new DhcpPlan(subnets, all);
    }

    /// The reservation of a MAC.
    public @Nullable Reservation reservation(String mac) {
        return byMac.get(mac);
    }

    /// In a stable order.
    public List<DhcpSubnet> subnets() {
        Map<String, DhcpSubnet> sorted = new TreeMap<>();
        subnets.values().forEach(subnet -> sorted.put(subnet.subnetId().text(), subnet));
        return List.copyOf(sorted.values());
    }

    /// In no particular order.
    public Collection<Reservation> reservations() {
        return List.copyOf(byMac.values());
    }

    private void requireServable(Reservation reservation) {
        DhcpSubnet subnet = subnets.get(reservation.subnetId());
        if (subnet == null) {
            throw CloudException.notFound("subnet", reservation.subnetId().text());
        }
        if (!subnet.network().contains(Ipv4.parse(reservation.address()))) {
            throw CloudException.invalid("address", reservation.address(), "an address in " + subnet.network());
        }
    }
}
