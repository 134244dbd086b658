package cloud.yunhai.dhcpcontroller.core;

import java.util.List;

/// What is served now.
///
/// @param running whether the server runs
public record DhcpState(List<DhcpSubnet> subnets, List<Reservation> reservations, boolean running, String clusterName) {
    public DhcpState {
        subnets = List.copyOf(subnets);
        reservations = List.copyOf(reservations);
    }
}
