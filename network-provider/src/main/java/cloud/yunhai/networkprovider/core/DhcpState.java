package cloud.yunhai.networkprovider.core;

import java.util.List;

/// What a DHCP controller serves.
///
/// @param running whether its server runs
public record DhcpState(List<DhcpSubnet> subnets, List<Reservation> reservations, boolean running, String clusterName) {
    public DhcpState {
        subnets = List.copyOf(subnets);
        reservations = List.copyOf(reservations);
    }
}
