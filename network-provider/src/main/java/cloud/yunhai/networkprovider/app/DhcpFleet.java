package cloud.yunhai.networkprovider.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.network.SubnetType;
import cloud.yunhai.networkprovider.core.DhcpSubnet;
import cloud.yunhai.networkprovider.core.DhcpTruth;
import cloud.yunhai.networkprovider.core.Reservation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings reservations to every DHCP controller of a cluster.
///
/// Constraint: an instance starts only when DHCP will answer it, so at least one controller must confirm. One that does
/// not answer is no reason to stop creating: when it is back it is filled from the books. A cluster whose only
/// controller is away cannot take new addresses.
///
/// While a controller is filled from a reading of the books, no reservation of this process passes it by: else one made
/// after the reading would be wiped out.
public final class DhcpFleet {
    private static final Logger log = LoggerFactory.getLogger(DhcpFleet.class);

    private final DhcpServers servers;
    private final NetworkRecords records;
    private final Map<String, String> clusterNames = new ConcurrentHashMap<>();
    private final Map<String, ReadWriteLock> filling = new ConcurrentHashMap<>();

    public DhcpFleet(DhcpServers servers, NetworkRecords records) {
        this.servers = servers;
        this.records = records;
    }

    /// The hosts of the cluster's controllers that are alive.
    public List<String> of(ClusterId cluster) {
        String wanted = records.clusterName(cluster);
        List<String> hosts = new ArrayList<>();
        for (String host : new TreeSet<>(servers.alive())) {
            if (wanted.equals(clusterName(host))) {
                hosts.add(host);
            }
        }
        return hosts;
    }

    /// In force at every controller that answers, and at one at least.
    public void reserve(ClusterId cluster, Reservation reservation) {
        List<String> hosts = of(cluster);
        if (hosts.isEmpty()) {
            throw new CloudException(
                    ErrorCode.UNAVAILABLE, "no DHCP server of cluster " + records.clusterName(cluster) + " is up");
        }
        onAll(hosts, host -> reserveAt(host, cluster, reservation));
    }

    /// Gone from every controller that is alive. One that is not alive learns it when it starts.
    public void remove(ClusterId cluster, String mac) {
        List<String> hosts = of(cluster);
        if (!hosts.isEmpty()) {
            onAll(hosts, host -> servers.removeReservation(host, mac));
        }
    }

    /// Replaces what the controller serves by what the books say.
    public void fill(String host, String clusterName, ClusterId cluster) {
        belongs(host, clusterName);
        ReadWriteLock lock = lock(host);
        lock.writeLock().lock();
        try {
            DhcpTruth truth = truth(cluster);
            servers.fill(host, truth);
            log.atInfo()
                    .addKeyValue("host", host)
                    .addKeyValue("subnets", truth.subnets().size())
                    .addKeyValue("reservations", truth.reservations().size())
                    .log("dhcp.filled");
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// The controller says that this is its cluster.
    void belongs(String host, String clusterName) {
        clusterNames.put(host, clusterName);
    }

    /// What the cluster's controllers are to serve.
    public DhcpTruth truth(ClusterId cluster) {
        List<Reservation> reservations =
                records.leases(cluster).stream().map(Reservation::of).toList();
        return new DhcpTruth(subnets(cluster), reservations);
    }

    /// Makes one reservation at one controller, which may not know the subnet yet.
    void reserveAt(String host, ClusterId cluster, Reservation reservation) {
        ReadWriteLock lock = lock(host);
        lock.readLock().lock();
        try {
            servers.ensureReservation(host, reservation);
        } catch (CloudException failure) {
            if (failure.kind() != ErrorKind.NOT_FOUND) {
                throw failure;
            }
            servers.ensureSubnets(host, subnets(cluster));
            servers.ensureReservation(host, reservation);
        } finally {
            lock.readLock().unlock();
        }
    }

    private List<DhcpSubnet> subnets(ClusterId cluster) {
        // Public addresses are mapped on the network host; no guest asks DHCP for one.
        return records.subnets(cluster).stream()
                .filter(subnet -> subnet.type() == SubnetType.PRIVATE)
                .map(DhcpSubnet::of)
                .toList();
    }

    private void onAll(List<String> hosts, Consumer<String> work) {
        Map<String, CloudException> failures = new HashMap<>();
        for (String host : hosts) {
            try {
                work.accept(host);
            } catch (CloudException failure) {
                failures.put(host, failure);
            }
        }
        failures.forEach((host, failure) -> log.atWarn()
                .addKeyValue("host", host)
                .addKeyValue("reason", failure.getMessage())
                .log("dhcp.controller.failed"));
        if (failures.size() == hosts.size()) {
            throw failures.get(hosts.getFirst());
        }
    }

    private String clusterName(String host) {
        String known = clusterNames.get(host);
        if (known != null) {
            return known;
        }
        try {
            String told = servers.current(host).clusterName();
            clusterNames.put(host, told);
            return told;
        } catch (CloudException silent) {
            log.atWarn()
                    .addKeyValue("host", host)
                    .addKeyValue("reason", silent.getMessage())
                    .log("dhcp.cluster.unknown");
            return "";
        }
    }

    private ReadWriteLock lock(String host) {
        return filling.computeIfAbsent(host, _ -> new ReentrantReadWriteLock());
    }
}
