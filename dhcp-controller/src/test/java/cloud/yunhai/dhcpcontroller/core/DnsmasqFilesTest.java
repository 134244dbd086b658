package cloud.yunhai.dhcpcontroller.core;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.id.SubnetId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsmasqFilesTest {
    private final DnsmasqFiles.Place place =
            new DnsmasqFiles.Place("br-tenant", Path.of("/data/dhcp"), "dnsmasq", Duration.ofMinutes(10));
    private final SubnetId id = SubnetId.next();

    private DhcpSubnet subnet(SubnetId subnetId, String cidr, String prefix, List<String> dns) {
        return new DhcpSubnet(subnetId, cidr, prefix + ".10", prefix + ".20", prefix + ".1", dns);
    }

    @Test
    void servesOnlyWhatIsKnownOnItsInterfaceAndNoDns() {
        String text = DnsmasqFiles.configuration(place, List.of());

        assertThat(text.lines())
                .contains(
                        "port=0",
                        "interface=br-tenant",
                        "bind-interfaces",
                        "dhcp-ignore=tag:!known",
                        "dhcp-hostsfile=/data/dhcp/hosts",
                        "dhcp-leasefile=/data/dhcp/leases",
                        "user=dnsmasq")
                .noneMatch(line -> line.startsWith("dhcp-range"));
    }

    @Test
    void eachSubnetHasItsRangeAndOptions() {
        String text = DnsmasqFiles.configuration(
                place, List.of(subnet(id, "10.77.0.0/24", "10.77.0", List.of("9.9.9.9", "1.1.1.1"))));

        assertThat(text.lines())
                .contains(
                        "shared-network=br-tenant,10.77.0.0",
                        "dhcp-range=set:" + id + ",10.77.0.0,static,255.255.255.0,600s",
                        "dhcp-option=tag:" + id + ",option:router,10.77.0.1",
                        "dhcp-option=tag:" + id + ",option:dns-server,9.9.9.9,1.1.1.1");
    }

    @Test
    void subnetWithoutDnsServersNamesNone() {
        String text = DnsmasqFiles.configuration(place, List.of(subnet(id, "10.77.0.0/16", "10.77.0", List.of())));

        assertThat(text.lines())
                .contains("dhcp-option=tag:" + id + ",option:dns-server")
                .contains("dhcp-range=set:" + id + ",10.77.0.0,static,255.255.0.0,600s");
    }

    @Test
    void networkOfTwoSubnetsHasOneRange() {
        String text = DnsmasqFiles.configuration(
                place,
                List.of(
                        subnet(id, "10.77.0.0/24", "10.77.0", List.of()),
                        subnet(SubnetId.next(), "10.77.0.0/24", "10.77.0", List.of())));

        assertThat(text.lines().filter(line -> line.startsWith("dhcp-range"))).hasSize(1);
    }

    @Test
    void reservationIsOneLineWithoutTag() {
        assertThat(DnsmasqFiles.hosts(
                        List.of(new Reservation("02:00:00:00:00:01", "10.77.0.11", "web-1", id)),
                        Duration.ofMinutes(10)))
                .isEqualTo("02:00:00:00:00:01,10.77.0.11,web-1,600s\n");
    }

    @Test
    void heldLeasesAreReadFromTheirLines() {
        DhcpPlan plan = DhcpPlan.of(
                List.of(subnet(id, "10.77.0.0/24", "10.77.0", List.of())),
                List.of(new Reservation("02:00:00:00:00:01", "10.77.0.11", "web-1", id)));
        HeldLease good = HeldLease.parse("1795373218 02:00:00:00:00:01 10.77.0.11 web-1 01:02:00:00:00:00:01")
                .orElseThrow();

        assertThat(good).isEqualTo(new HeldLease("02:00:00:00:00:01", "10.77.0.11"));
        assertThat(good.isReservedBy(plan)).isTrue();
        assertThat(new HeldLease("02:00:00:00:00:01", "10.77.0.12").isReservedBy(plan))
                .isFalse();
        assertThat(new HeldLease("02:00:00:00:00:02", "10.77.0.11").isReservedBy(plan))
                .isFalse();
        assertThat(HeldLease.parse("duid 00:01:00:01:2b")).isEmpty();
        assertThat(HeldLease.parse("")).isEmpty();
    }
}
