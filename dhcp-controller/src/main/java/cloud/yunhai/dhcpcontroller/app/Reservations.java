package cloud.yunhai.dhcpcontroller.app;

import cloud.yunhai.dhcpcontroller.core.DhcpPlan;
import cloud.yunhai.dhcpcontroller.core.DhcpState;
import cloud.yunhai.dhcpcontroller.core.DhcpSubnet;
import cloud.yunhai.dhcpcontroller.core.Reservation;
import java.util.List;

/// What the cluster's DHCP server hands out.
public final class Reservations {
    private final DhcpServer server;
    private final String clusterName;

    public Reservations(DhcpServer server, String clusterName) {
        this.server = server;
        this.clusterName = clusterName;
    }

    public void ensureSubnets(List<DhcpSubnet> subnets) {
        server.change(plan -> plan.with(subnets));
    }

    public void ensure(Reservation reservation) {
        server.change(plan -> plan.with(reservation));
    }

    public void removeIfPresent(String mac) {
        Reservation.requireMac(mac);
        server.change(plan -> plan.without(mac));
    }

    /// The whole truth: what is not in it is removed.
    public void fill(List<DhcpSubnet> subnets, List<Reservation> reservations) {
        DhcpPlan whole = DhcpPlan.of(subnets, reservations);
        server.change(_ -> whole);
    }

    public DhcpState current() {
        DhcpPlan plan = server.plan();
        return new DhcpState(plan.subnets(), List.copyOf(plan.reservations()), server.running(), clusterName);
    }
}
