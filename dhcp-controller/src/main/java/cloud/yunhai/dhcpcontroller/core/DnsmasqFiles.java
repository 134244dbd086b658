package cloud.yunhai.dhcpcontroller.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The text of the files that tell dnsmasq what to serve.
public final class DnsmasqFiles {
    private DnsmasqFiles() {}

    /// Where dnsmasq lives.
    ///
    /// @param interfaceName the bridge that it serves
    /// @param user whom it becomes once it has its sockets
    public record Place(String interfaceName, Path directory, String user, Duration leaseTime) {
        public Path configuration() {
            return directory.resolve("dnsmasq.conf");
        }

        /// Read anew at SIGHUP.
        public Path hosts() {
            return directory.resolve("hosts");
        }

        public Path leases() {
            return directory.resolve("leases");
        }

        public Path pid() {
            return directory.resolve("dnsmasq.pid");
        }
    }

    /// The configuration: changes here need a new start.
    ///
    /// Only what has a reservation is answered (`dhcp-ignore` of what is not known, `static` ranges). There is no
    /// DNS and no use of the host's own files.
    public static String configuration(Place place, List<DhcpSubnet> subnets) {
        List<String> lines = new ArrayList<>(List.of(
                "port=0",
                "no-resolv",
                "no-hosts",
                "no-ping",
                "bind-interfaces",
                "interface=" + place.interfaceName(),
                "except-interface=lo",
                "user=" + place.user(),
                "pid-file=" + place.pid(),
                "dhcp-authoritative",
                "dhcp-no-override",
                "dhcp-ignore=tag:!known",
                "dhcp-hostsfile=" + place.hosts(),
                "dhcp-leasefile=" + place.leases(),
                "dhcp-lease-max=65536"));
        Map<Ipv4Network, DhcpSubnet> networks = new LinkedHashMap<>();
        // Of two subnets in one network the younger counts: ids grow, and the older may be one that is
        // about to go.
        subnets.forEach(subnet -> networks.put(subnet.network(), subnet));
        networks.values().forEach(subnet -> lines.addAll(subnet(place, subnet)));
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    /// One line a reservation.
    ///
    /// No tag is set here, though it would tell the subnets of one network apart: dnsmasq 2.90 aborts at SIGHUP
    /// when a reservation with a tag has been leased.
    public static String hosts(Iterable<Reservation> reservations, Duration leaseTime) {
        StringBuilder text = new StringBuilder();
        for (Reservation reservation : reservations) {
            text.append(reservation.mac())
                    .append(',')
                    .append(reservation.address())
                    .append(',')
                    .append(reservation.hostName())
                    .append(',')
                    .append(leaseTime.toSeconds())
                    .append("s\n");
        }
        return text.toString();
    }

    private static List<String> subnet(Place place, DhcpSubnet subnet) {
        Ipv4Network network = subnet.network();
        String tag = subnet.subnetId().text();
        List<String> lines = new ArrayList<>();
        // Served even where the interface has no address in this network.
        lines.add("shared-network=" + place.interfaceName() + "," + Ipv4.format(network.network()));
        lines.add("dhcp-range=set:" + tag + "," + Ipv4.format(network.network()) + ",static," + network.mask() + ","
                + place.leaseTime().toSeconds() + "s");
        lines.add("dhcp-option=tag:" + tag + ",option:router," + subnet.gateway());
        // Without this line dnsmasq would name itself.
        lines.add("dhcp-option=tag:" + tag + ",option:dns-server"
                + (subnet.dnsServers().isEmpty() ? "" : "," + String.join(",", subnet.dnsServers())));
        return lines;
    }
}
