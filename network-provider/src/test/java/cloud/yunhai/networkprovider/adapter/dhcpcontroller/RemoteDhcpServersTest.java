package cloud.yunhai.networkprovider.adapter.dhcpcontroller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dhcpcontroller.DhcpController;
import cloud.yunhai.common.idl.dhcpcontroller.TDhcpState;
import cloud.yunhai.common.idl.dhcpcontroller.TDhcpSubnet;
import cloud.yunhai.common.idl.dhcpcontroller.TReservation;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.networkprovider.core.DhcpState;
import cloud.yunhai.networkprovider.core.DhcpSubnet;
import cloud.yunhai.networkprovider.core.DhcpTruth;
import cloud.yunhai.networkprovider.core.Reservation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteDhcpServersTest {
    private static final DhcpSubnet SUBNET =
            new DhcpSubnet("net_1", "10.0.0.0/24", "10.0.0.10", "10.0.0.20", "10.0.0.1", List.of("9.9.9.9"));
    private static final Reservation RESERVATION = new Reservation("02:00:00:00:00:01", "10.0.0.10", "web-1", "net_1");

    private final TipCloud cloud = new TipCloud();
    private final FakeController h1 = new FakeController();
    private final FakeController h2 = new FakeController();
    private final TipRuntime second;
    private final RemoteDhcpServers servers;

    RemoteDhcpServersTest() {
        cloud.serve("dhcp-controller", "h1", tip -> tip.serve("DhcpController", DhcpController.Iface.class, h1));
        second = cloud.serve(
                "dhcp-controller", "h2", tip -> tip.serve("DhcpController", DhcpController.Iface.class, h2));
        TipRuntime caller = cloud.caller("network-provider", "h0");
        servers = new RemoteDhcpServers(
                caller::services, host -> caller.client(DhcpController.Iface.class, RemoteDhcpServers.MODULE, host));
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void theRegistryTellsWhichControllersAreAlive() {
        assertThat(servers.alive()).containsExactlyInAnyOrder("h1", "h2");

        cloud.stop(second);

        assertThat(servers.alive()).containsExactly("h1");
    }

    @Test
    void whatIsToldToOneHostReachesThatHostOnlyAndComesBackUnchanged() {
        servers.ensureSubnets("h1", List.of(SUBNET));
        servers.ensureReservation("h1", RESERVATION);

        assertThat(servers.current("h1")).isEqualTo(new DhcpState(List.of(SUBNET), List.of(RESERVATION), true, "c1"));
        assertThat(servers.current("h2").reservations()).isEmpty();
        servers.removeReservation("h1", RESERVATION.mac());
        assertThat(servers.current("h1").reservations()).isEmpty();
    }

    @Test
    void aFillReplacesEverything() {
        servers.ensureSubnets("h1", List.of(SUBNET));
        servers.ensureReservation("h1", RESERVATION);

        servers.fill("h1", new DhcpTruth(List.of(), List.of()));

        assertThat(servers.current("h1").subnets()).isEmpty();
        assertThat(servers.current("h1").reservations()).isEmpty();
    }

    @Test
    void anUnknownSubnetIsNotFoundAndAMissingControllerUnavailable() {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> servers.ensureReservation("h1", RESERVATION))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> servers.ensureReservation("h9", RESERVATION))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NO_ENDPOINT));
    }

    private static final class FakeController implements DhcpController.Iface {
        private final Map<String, TDhcpSubnet> subnets = new LinkedHashMap<>();
        private final Map<String, TReservation> reservations = new LinkedHashMap<>();

        @Override
        public synchronized void ensureSubnets(List<TDhcpSubnet> wanted) {
            wanted.forEach(subnet -> subnets.put(subnet.getSubnetId(), subnet));
        }

        @Override
        public synchronized void ensureReservation(TReservation reservation) {
            if (!subnets.containsKey(reservation.getSubnetId())) {
                throw CloudException.notFound("subnet", reservation.getSubnetId());
            }
            reservations.put(reservation.getMac(), reservation);
        }

        @Override
        public synchronized void removeReservation(String mac) {
            reservations.remove(mac);
        }

        @Override
        public synchronized void fill(List<TDhcpSubnet> wanted, List<TReservation> held) {
            subnets.clear();
            reservations.clear();
            ensureSubnets(wanted);
            held.forEach(this::ensureReservation);
        }

        @Override
        public synchronized TDhcpState current() {
            return new TDhcpState()
                    .setSubnets(List.copyOf(subnets.values()))
                    .setReservations(List.copyOf(reservations.values()))
                    .setRunning(true)
                    .setClusterName("c1");
        }
    }
}
