package cloud.yunhai.networkprovider.testing;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.networkprovider.app.DhcpServers;
import cloud.yunhai.networkprovider.core.DhcpState;
import cloud.yunhai.networkprovider.core.DhcpSubnet;
import cloud.yunhai.networkprovider.core.DhcpTruth;
import cloud.yunhai.networkprovider.core.Reservation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// DHCP controllers that behave as real ones and can be made to fail.
public final class InMemoryDhcp implements DhcpServers {
    public final Map<String, Controller> controllers = new TreeMap<>();
    public final Set<String> failing = new HashSet<>();
    public final List<String> steps;

    public static final class Controller {
        public final String cluster;
        public final Map<String, DhcpSubnet> subnets = new LinkedHashMap<>();
        public final Map<String, Reservation> reservations = new LinkedHashMap<>();

        Controller(String cluster) {
            this.cluster = cluster;
        }
    }

    public InMemoryDhcp(List<String> steps) {
        this.steps = steps;
    }

    public InMemoryDhcp with(String host, String cluster) {
        controllers.put(host, new Controller(cluster));
        return this;
    }

    public Controller at(String host) {
        Controller found = controllers.get(host);
        if (found == null) {
            throw new AssertionError("no controller on " + host);
        }
        return found;
    }

    private Controller answering(String host) {
        if (failing.contains(host)) {
            throw new CloudException(ErrorCode.CONNECT_FAILED, host + " does not answer");
        }
        return at(host);
    }

    @Override
    public Set<String> alive() {
        return Set.copyOf(controllers.keySet());
    }

    @Override
    public DhcpState current(String host) {
        Controller controller = answering(host);
        return new DhcpState(
                List.copyOf(controller.subnets.values()),
                List.copyOf(controller.reservations.values()),
                true,
                controller.cluster);
    }

    @Override
    public void ensureSubnets(String host, List<DhcpSubnet> subnets) {
        steps.add("subnets " + host);
        subnets.forEach(subnet -> answering(host).subnets.put(subnet.subnetId(), subnet));
    }

    @Override
    public void ensureReservation(String host, Reservation reservation) {
        Controller controller = answering(host);
        if (!controller.subnets.containsKey(reservation.subnetId())) {
            throw CloudException.notFound("subnet", reservation.subnetId());
        }
        steps.add("reserve " + host);
        controller.reservations.put(reservation.mac(), reservation);
    }

    @Override
    public void removeReservation(String host, String mac) {
        Controller controller = answering(host);
        steps.add("remove " + host);
        controller.reservations.remove(mac);
    }

    @Override
    public void fill(String host, DhcpTruth truth) {
        Controller controller = answering(host);
        steps.add("fill " + host);
        controller.subnets.clear();
        controller.reservations.clear();
        truth.subnets().forEach(subnet -> controller.subnets.put(subnet.subnetId(), subnet));
        truth.reservations().forEach(reservation -> controller.reservations.put(reservation.mac(), reservation));
    }
}
