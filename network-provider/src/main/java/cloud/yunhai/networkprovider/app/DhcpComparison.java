package cloud.yunhai.networkprovider.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.networkprovider.core.DhcpDifference;
import cloud.yunhai.networkprovider.core.DhcpState;
import cloud.yunhai.networkprovider.core.Imbalance;
import cloud.yunhai.networkprovider.core.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares what the DHCP controllers serve with the books, to tell it or to mend it.
public final class DhcpComparison {
    private static final Logger log = LoggerFactory.getLogger(DhcpComparison.class);

    private final NetworkRecords records;
    private final DhcpServers servers;
    private final DhcpFleet fleet;

    public DhcpComparison(NetworkRecords records, DhcpServers servers, DhcpFleet fleet) {
        this.records = records;
        this.servers = servers;
        this.fleet = fleet;
    }

    /// What does not add up. The books and the servers change while they are read: only what is wrong twice
    /// is told.
    public List<Imbalance> check() {
        List<Imbalance> first = look();
        if (first.isEmpty()) {
            return first;
        }
        Set<String> before = first.stream().map(Imbalance::key).collect(Collectors.toSet());
        return look().stream().filter(found -> before.contains(found.key())).toList();
    }

    /// Mends every difference, one by one and each against a fresh look at the books.
    public void mend() {
        for (Cluster cluster : records.clusters()) {
            for (String host : fleet.of(cluster.id())) {
                try {
                    mend(host, cluster.id());
                } catch (CloudException failure) {
                    log.atWarn()
                            .addKeyValue("host", host)
                            .addKeyValue("reason", failure.getMessage())
                            .log("dhcp.not.mended");
                }
            }
        }
    }

    void mend(String host, ClusterId cluster) {
        // The servers before the books: what the books lack then was released or never was.
        DhcpState state = servers.current(host);
        if (!state.clusterName().equals(records.clusterName(cluster))) {
            // It has moved, and told another network-provider so.
            fleet.belongs(host, state.clusterName());
            return;
        }
        DhcpDifference difference = DhcpDifference.between(fleet.truth(cluster), state);
        if (difference.isEmpty()) {
            return;
        }
        log.atInfo()
                .addKeyValue("host", host)
                .addKeyValue("subnets", difference.subnets().size())
                .addKeyValue("missing", difference.missing().size())
                .addKeyValue("extra", difference.extra().size())
                .log("dhcp.mending");
        if (!difference.extraSubnets().isEmpty()) {
            // There is no other way to take a subnet out; it is seldom.
            fleet.fill(host, state.clusterName(), cluster);
            return;
        }
        if (!difference.subnets().isEmpty()) {
            servers.ensureSubnets(host, difference.subnets());
        }
        for (Reservation reservation : difference.missing()) {
            boolean held = records.leaseOf(cluster, reservation.mac())
                    .map(Reservation::of)
                    .filter(reservation::equals)
                    .isPresent();
            if (held) {
                fleet.reserveAt(host, cluster, reservation);
            }
        }
        for (String mac : difference.extra()) {
            if (records.leaseOf(cluster, mac).isEmpty()) {
                servers.removeReservation(host, mac);
            }
        }
    }

    private List<Imbalance> look() {
        List<Imbalance> found = new ArrayList<>();
        for (Cluster cluster : records.clusters()) {
            List<String> hosts = fleet.of(cluster.id());
            if (hosts.isEmpty() && !records.leases(cluster.id()).isEmpty()) {
                found.add(new Imbalance(
                        cluster.name(), "dhcp-server", 1, 0, "it has leases, and no DHCP server of it is up"));
            }
            hosts.forEach(host -> found.addAll(lookOrName(host, cluster.id())));
        }
        return found;
    }

    /// A server that does not answer is a difference: silence proves nothing.
    private List<Imbalance> lookOrName(String host, ClusterId cluster) {
        DhcpState state;
        try {
            state = servers.current(host);
        } catch (CloudException silent) {
            return List.of(new Imbalance(host, "dhcp-server", 1, 0, "it does not answer: " + silent.userMessage()));
        }
        List<Imbalance> found = new ArrayList<>();
        look(host, state, DhcpDifference.between(fleet.truth(cluster), state), found);
        return found;
    }

    private static void look(String host, DhcpState state, DhcpDifference difference, List<Imbalance> found) {
        if (!state.running()) {
            found.add(new Imbalance(host, "dhcp-server", 1, 0, "the DHCP server on " + host + " does not run"));
        }
        difference
                .subnets()
                .forEach(subnet -> found.add(new Imbalance(
                        subnet.subnetId(), "dhcp-subnet", 1, 0, "missing or different at DHCP on " + host)));
        difference
                .extraSubnets()
                .forEach(subnet ->
                        found.add(new Imbalance(subnet, "dhcp-subnet", 0, 1, "no subnet, but served on " + host)));
        difference
                .missing()
                .forEach(reservation -> found.add(new Imbalance(
                        reservation.mac(),
                        "dhcp-reservation",
                        1,
                        0,
                        reservation.address() + " missing or different at DHCP on " + host)));
        difference
                .extra()
                .forEach(mac ->
                        found.add(new Imbalance(mac, "dhcp-reservation", 0, 1, "no lease, but served on " + host)));
    }
}
