package cloud.yunhai.networkprovider.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.common.model.network.SubnetType;
import cloud.yunhai.networkprovider.core.Imbalance;
import cloud.yunhai.networkprovider.core.Reservation;
import cloud.yunhai.networkprovider.testing.InMemoryDhcp;
import cloud.yunhai.networkprovider.testing.InMemoryNetwork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DhcpComparisonTest {
    private final List<String> steps = new ArrayList<>();
    private final InMemoryNetwork network = new InMemoryNetwork(steps);
    private final InMemoryDhcp dhcp = new InMemoryDhcp(steps).with("h1", "c1").with("h2", "c1");
    private final DhcpFleet fleet = new DhcpFleet(dhcp, network);
    private final DhcpComparison comparison = new DhcpComparison(network, dhcp, fleet);
    private final DhcpStarts starts = new DhcpStarts(network, fleet, comparison);

    private Lease lease() {
        return network.claim(network.claimOf(NicId.next()));
    }

    @Test
    void controllerThatStartsIsFilledWithExactlyTheBooks() {
        Lease lease = lease();
        dhcp.at("h1").reservations.put("02:00:00:00:ff:ff", new Reservation("02:00:00:00:ff:ff", "1.2.3.4", "x", "y"));

        starts.started("h1", "c1");

        assertThat(dhcp.at("h1").reservations.values()).containsExactly(Reservation.of(lease));
        assertThat(dhcp.at("h1").subnets).hasSize(1);
        assertThat(dhcp.at("h2").subnets).isEmpty();
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> starts.started("h1", "nowhere"))
                .withMessageContaining("no cluster nowhere");
    }

    @Test
    void everyDifferenceIsToldOnceItLasts() {
        Lease lease = lease();
        starts.started("h1", "c1");
        starts.started("h2", "c1");
        assertThat(comparison.check()).isEmpty();

        dhcp.at("h1").reservations.remove(lease.mac());
        dhcp.at("h2").reservations.put("02:00:00:00:ff:ff", new Reservation("02:00:00:00:ff:ff", "1.2.3.4", "x", "y"));
        network.addSubnet("10.88.0", SubnetType.PRIVATE);

        assertThat(comparison.check())
                .extracting(Imbalance::quantity, Imbalance::claimed, Imbalance::used)
                .containsExactlyInAnyOrder(
                        tuple("dhcp-subnet", 1L, 0L),
                        tuple("dhcp-subnet", 1L, 0L),
                        tuple("dhcp-reservation", 1L, 0L),
                        tuple("dhcp-reservation", 0L, 1L));
    }

    @Test
    void mendingBringsEveryControllerToTheBooks() {
        Lease lease = lease();
        starts.started("h1", "c1");
        starts.started("h2", "c1");
        dhcp.at("h1").reservations.clear();
        dhcp.at("h2").reservations.put("02:00:00:00:ff:ff", new Reservation("02:00:00:00:ff:ff", "1.2.3.4", "x", "y"));
        network.addSubnet("10.88.0", SubnetType.PRIVATE);

        comparison.mend();

        assertThat(comparison.check()).isEmpty();
        assertThat(dhcp.at("h1").reservations).containsOnlyKeys(lease.mac());
        assertThat(dhcp.at("h2").reservations).containsOnlyKeys(lease.mac());
        steps.clear();
        comparison.mend();
        assertThat(steps).isEmpty();
    }

    @Test
    void deletedSubnetIsTakenOut() {
        Lease lease = lease();
        SubnetId gone = network.addSubnet("10.88.0", SubnetType.PRIVATE).id();
        starts.started("h1", "c1");
        starts.started("h2", "c1");
        network.subnets.remove(gone);

        comparison.mend();

        assertThat(dhcp.at("h1").subnets).doesNotContainKey(gone.text()).hasSize(1);
        assertThat(dhcp.at("h1").reservations).containsOnlyKeys(lease.mac());
        assertThat(comparison.check()).isEmpty();
    }

    @Test
    void controllerThatFailsDoesNotKeepTheOthersFromBeingMended() {
        Lease lease = lease();
        starts.started("h1", "c1");
        starts.started("h2", "c1");
        dhcp.at("h1").reservations.clear();
        dhcp.at("h2").reservations.clear();
        dhcp.failing.add("h1");

        comparison.mend();

        assertThat(dhcp.at("h2").reservations).containsOnlyKeys(lease.mac());
    }

    @Test
    void serverThatDoesNotAnswerIsToldAndTheOthersAreComparedAllTheSame() {
        Lease lease = lease();
        starts.started("h1", "c1");
        starts.started("h2", "c1");
        dhcp.failing.add("h1");
        dhcp.at("h2").reservations.clear();

        assertThat(comparison.check())
                .extracting(Imbalance::subject, Imbalance::quantity)
                .containsExactlyInAnyOrder(tuple("h1", "dhcp-server"), tuple(lease.mac(), "dhcp-reservation"));
    }

    @Test
    void clusterWithLeasesAndWithoutAnyServerIsToldAndAnEmptyOneIsNot() {
        dhcp.controllers.clear();
        assertThat(comparison.check()).isEmpty();
        lease();

        assertThat(comparison.check()).extracting(Imbalance::subject).containsExactly("c1");
    }

    /// The move was told to another network-provider, and this one still knows the old cluster.
    @Test
    void serverThatHasMovedToAnotherClusterIsNotFilledWithTheLeasesOfTheOldOne() {
        lease();
        starts.started("h1", "c1");
        dhcp.with("h1", "other");

        comparison.mend();

        assertThat(dhcp.at("h1").reservations).isEmpty();
        assertThat(fleet.of(network.cluster)).containsExactly("h2");
    }

    @Test
    void oneServerThatCannotBeMendedDoesNotKeepTheOthersFromIt() {
        Lease lease = lease();
        starts.started("h1", "c1");
        starts.started("h2", "c1");
        dhcp.failing.add("h1");
        dhcp.at("h2").reservations.clear();

        comparison.mend();

        assertThat(dhcp.at("h2").reservations).containsOnlyKeys(lease.mac());
    }

    @Test
    void leaseReleasedBetweenTheLookAndTheMendingIsNotServedAgain() {
        Lease lease = lease();
        starts.started("h1", "c1");
        starts.started("h2", "c1");
        dhcp.at("h1").reservations.clear();
        network.afterLeases = () -> network.leases.remove(lease.nicId());

        comparison.mend();

        assertThat(dhcp.at("h1").reservations).isEmpty();
    }
}
