package cloud.yunhai.networkprovider.app;

import cloud.yunhai.networkprovider.core.DhcpState;
import cloud.yunhai.networkprovider.core.DhcpSubnet;
import cloud.yunhai.networkprovider.core.DhcpTruth;
import cloud.yunhai.networkprovider.core.Reservation;
import java.util.List;
import java.util.Set;

/// The DHCP controllers, each known by the name of its host.
public interface DhcpServers {
    /// The hosts of those that are alive.
    Set<String> alive();

    DhcpState current(String host);

    void ensureSubnets(String host, List<DhcpSubnet> subnets);

    /// In force when this returns. NOT_FOUND when the controller does not have the subnet yet.
    void ensureReservation(String host, Reservation reservation);

    void removeReservation(String host, String mac);

    /// Replaces everything that it serves.
    void fill(String host, DhcpTruth truth);
}
