package cloud.yunhai.networkprovider.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.TAddressClaim;
import cloud.yunhai.common.idl.networkprovider.DhcpReports;
import cloud.yunhai.common.idl.networkprovider.NetworkProvider;
import cloud.yunhai.common.idl.networkprovider.TAddressReserved;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.LeaseId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.networkprovider.app.Addresses;
import cloud.yunhai.networkprovider.app.DhcpComparison;
import cloud.yunhai.networkprovider.app.DhcpFleet;
import cloud.yunhai.networkprovider.app.DhcpStarts;
import cloud.yunhai.networkprovider.testing.InMemoryDhcp;
import cloud.yunhai.networkprovider.testing.InMemoryNetwork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The service as its callers meet it, over a real connection.
class NetworkProviderEndpointTest {
    private final List<String> steps = new ArrayList<>();
    private final InMemoryNetwork network = new InMemoryNetwork(steps);
    private final InMemoryDhcp dhcp = new InMemoryDhcp(steps).with("h1", "c1");
    private final TipCloud cloud = new TipCloud();
    private final NetworkProvider.Iface provider;

    NetworkProviderEndpointTest() {
        DhcpFleet fleet = new DhcpFleet(dhcp, network);
        DhcpComparison comparison = new DhcpComparison(network, dhcp, fleet);
        cloud.serve(
                "network-provider",
                "h0",
                tip -> tip.serve(
                                "NetworkProvider",
                                NetworkProvider.Iface.class,
                                new NetworkProviderEndpoint(new Addresses(network, fleet), comparison))
                        .serve(
                                "DhcpReports",
                                DhcpReports.Iface.class,
                                new DhcpReportsEndpoint(new DhcpStarts(network, fleet, comparison))));
        provider = cloud.caller("resource-scheduler", "h0").client(NetworkProvider.Iface.class, "network-provider");
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void anAddressIsReservedWithAllThatAGuestNeedsAndReleasedTwice() {
        TAddressClaim claim = claim();

        TAddressReserved reserved = Tip.call(() -> provider.ensureAddress(claim));
        TAddressReserved again = Tip.call(() -> provider.ensureAddress(claim));

        assertThat(again).isEqualTo(reserved);
        assertThat(reserved.getPrefixLength()).isEqualTo(24);
        assertThat(reserved.getGateway()).isEqualTo("10.77.0.1");
        assertThat(reserved.getDnsServers()).containsExactly("9.9.9.9");
        assertThat(dhcp.at("h1").reservations)
                .containsOnlyKeys(reserved.getLease().getMac());
        Tip.run(() -> provider.releaseAddress(claim.getNicId()));
        Tip.run(() -> provider.releaseAddress(claim.getNicId()));
        assertThat(dhcp.at("h1").reservations).isEmpty();
        assertThat(network.leases).isEmpty();
    }

    @Test
    void aMissingOrWrongValueIsRefusedByNameAndNothingIsClaimed() {
        TAddressClaim nameless = claim();
        nameless.unsetHostName();

        invalid(() -> provider.ensureAddress(nameless), "hostName");
        invalid(() -> provider.ensureAddress(claim().setNicId("nic_none")), "nic");
        invalid(() -> provider.releaseAddress("10.0.0.1"), "10.0.0.1");

        assertThat(steps).isEmpty();
    }

    @Test
    void aControllerThatStartsIsFilledAtItsOwnWord() {
        Tip.call(() -> provider.ensureAddress(claim()));
        dhcp.with("h1", "c1");
        DhcpReports.Iface own =
                cloud.caller("dhcp-controller", "h1").client(DhcpReports.Iface.class, "network-provider");

        Tip.run(() -> own.started("h1", "c1"));

        assertThat(dhcp.at("h1").reservations).hasSize(1);
        assertThat(Tip.call(provider::check)).isEmpty();
    }

    @Test
    void aControllerCannotSpeakForAnotherHost() {
        dhcp.with("h2", "c1");
        DhcpReports.Iface liar =
                cloud.caller("dhcp-controller", "h1").client(DhcpReports.Iface.class, "network-provider");

        refused(ErrorCode.FOREIGN_HOST, () -> liar.started("h2", "c1"));

        assertThat(dhcp.at("h2").subnets).isEmpty();
    }

    @Test
    void aControllerOfAClusterThatDoesNotExistIsToldSo() {
        DhcpReports.Iface early =
                cloud.caller("dhcp-controller", "h1").client(DhcpReports.Iface.class, "network-provider");

        refused(ErrorCode.NOT_FOUND, () -> early.started("h1", "c9"));
    }

    @Test
    void theCheckNamesEveryDifference() {
        TAddressReserved reserved = Tip.call(() -> provider.ensureAddress(claim()));
        dhcp.at("h1").reservations.clear();

        assertThat(Tip.call(provider::check)).singleElement().satisfies(found -> {
            assertThat(found.getSubject()).isEqualTo(reserved.getLease().getMac());
            assertThat(found.getClaimed()).isEqualTo(1);
            assertThat(found.getUsed()).isZero();
        });
    }

    private TAddressClaim claim() {
        return new TAddressClaim()
                .setLeaseId(LeaseId.next().text())
                .setNicId(NicId.next().text())
                .setInstanceId(InstanceId.next().text())
                .setTenantId(TenantId.next().text())
                .setClusterId(network.cluster.text())
                .setHostName("web-1");
    }

    private static void invalid(Tip.Action call, String named) {
        assertThat(refused(ErrorCode.INVALID, call)).contains(named);
    }

    private static String refused(ErrorCode code, Tip.Action call) {
        List<String> messages = new ArrayList<>();
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> Tip.run(call))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    messages.add(refusal.userMessage());
                });
        return messages.getFirst();
    }
}
