package cloud.yunhai.networkprovider.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.common.model.network.SubnetType;
import cloud.yunhai.networkprovider.core.AddressClaim;
import cloud.yunhai.networkprovider.core.AddressReserved;
import cloud.yunhai.networkprovider.testing.InMemoryDhcp;
import cloud.yunhai.networkprovider.testing.InMemoryNetwork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private final List<String> steps = new ArrayList<>();
    private final InMemoryNetwork network = new InMemoryNetwork(steps);
    private final InMemoryDhcp dhcp =
            new InMemoryDhcp(steps).with("h1", "c1").with("h2", "c1").with("h3", "other");
    private final DhcpFleet fleet = new DhcpFleet(dhcp, network);
    private final Addresses addresses = new Addresses(network, fleet);
    private final NicId nic = NicId.next();
    private final AddressClaim claim = network.claimOf(nic);

    private void unavailable(Runnable call) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(call::run)
                .extracting(CloudException::kind)
                .isEqualTo(ErrorKind.UNAVAILABLE);
    }

    @Test
    void addressIsClaimedThenServedByEveryControllerOfItsClusterAndNoOther() {
        AddressReserved reserved = addresses.ensure(claim);

        assertThat(reserved.prefixLength()).isEqualTo(24);
        assertThat(reserved.gateway()).isEqualTo("10.77.0.1");
        assertThat(reserved.dnsServers()).containsExactly("9.9.9.9");
        assertThat(steps).containsExactly("claim", "subnets h1", "reserve h1", "subnets h2", "reserve h2");
        assertThat(dhcp.at("h1").reservations).containsOnlyKeys(reserved.lease().mac());
        assertThat(dhcp.at("h2").reservations).containsOnlyKeys(reserved.lease().mac());
        assertThat(dhcp.at("h3").reservations).isEmpty();
    }

    @Test
    void repeatGivesTheSameAndTellsNoSubnetsAgain() {
        AddressReserved first = addresses.ensure(claim);
        steps.clear();

        assertThat(addresses.ensure(claim)).isEqualTo(first);
        assertThat(steps).containsExactly("claim", "reserve h1", "reserve h2");
    }

    @Test
    void publicSubnetsAreNotServed() {
        network.addSubnet("203.0.113", SubnetType.PUBLIC);

        addresses.ensure(claim);

        assertThat(dhcp.at("h1").subnets.values())
                .extracting(subnet -> subnet.cidr())
                .containsExactly("10.77.0.0/24");
    }

    @Test
    void releaseGoesTheOtherWayAndMayBeRepeated() {
        addresses.ensure(claim);
        steps.clear();

        addresses.releaseIfHeld(nic);
        assertThat(steps).containsExactly("remove h1", "remove h2", "release");
        assertThat(dhcp.at("h1").reservations).isEmpty();
        assertThat(network.leases).isEmpty();

        addresses.releaseIfHeld(nic);
        addresses.releaseIfHeld(NicId.next());
        assertThat(network.leases).isEmpty();
    }

    @Test
    void oneControllerThatDoesNotAnswerIsNoReasonToStop() {
        addresses.ensure(network.claimOf(NicId.next()));
        dhcp.failing.add("h1");

        AddressReserved reserved = addresses.ensure(claim);

        assertThat(dhcp.at("h2").reservations).containsKey(reserved.lease().mac());
        addresses.releaseIfHeld(nic);
        assertThat(network.leases).hasSize(1);
    }

    @Test
    void addressThatNoControllerServesIsNotGivenOut() {
        addresses.ensure(network.claimOf(NicId.next()));
        dhcp.failing.addAll(List.of("h1", "h2"));

        unavailable(() -> addresses.ensure(claim));
    }

    @Test
    void addressIsNotFreeWhileNobodyConfirmsThatItIsNotServed() {
        addresses.ensure(claim);
        dhcp.failing.addAll(List.of("h1", "h2"));

        unavailable(() -> addresses.releaseIfHeld(nic));
        assertThat(network.leases).containsKey(nic);
    }

    @Test
    void clusterWithoutControllersTakesNoAddressesButGivesThemBack() {
        addresses.ensure(claim);
        dhcp.controllers.remove("h1");
        dhcp.controllers.remove("h2");

        unavailable(() -> addresses.ensure(network.claimOf(NicId.next())));
        addresses.releaseIfHeld(nic);
        assertThat(network.leases).doesNotContainKey(nic);
    }

    @Test
    void addressOfAPublicSubnetIsRefusedBeforeAnythingIsClaimed() {
        Subnet open = network.addSubnet("203.0.113", SubnetType.PUBLIC);
        AddressClaim wanted = new AddressClaim(
                claim.leaseId(),
                nic,
                claim.instanceId(),
                claim.tenantId(),
                claim.clusterId(),
                open.id(),
                null,
                "web-1");

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> addresses.ensure(wanted))
                .withMessageContaining("subnetId")
                .extracting(CloudException::kind)
                .isEqualTo(ErrorKind.INVALID);
        assertThat(steps).isEmpty();
    }

    @Test
    void undoOfAClaimWhoseReservationFailedReturnsTheAddress() {
        dhcp.failing.addAll(List.of("h1", "h2"));
        unavailable(() -> addresses.ensure(claim));
        assertThat(network.leases).containsKey(nic);
        dhcp.failing.clear();

        addresses.releaseIfHeld(nic);

        assertThat(network.leases).isEmpty();
    }

    @Test
    void aClaimWhoseAnswerWasLostIsReleasedThoughNoLeaseIsSeen() {
        addresses.releaseIfHeld(nic);

        assertThat(steps).containsExactly("release");
    }

    @Test
    void aRepeatAfterAControllerWasAwayReachesItToo() {
        addresses.ensure(network.claimOf(NicId.next()));
        dhcp.failing.add("h1");
        AddressReserved reserved = addresses.ensure(claim);
        dhcp.failing.clear();

        addresses.ensure(claim);

        assertThat(dhcp.at("h1").reservations).containsKey(reserved.lease().mac());
    }
}
