package cloud.yunhai.networkprovider.core;

import java.util.List;

/// What the DHCP servers of a cluster are to serve, by the books.
public record DhcpTruth(List<DhcpSubnet> subnets, List<Reservation> reservations) {
    public DhcpTruth {
        subnets = List.copyOf(subnets);
        reservations = List.copyOf(reservations);
    }
}
