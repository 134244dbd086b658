package cloud.yunhai.dhcpcontroller.core;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.id.SubnetId;
import java.util.List;

/// A subnet that is served: only what is reserved in it.
///
/// Everything here is written into dnsmasq's files, so nothing is taken that is not exactly what it should
/// be.
public record DhcpSubnet(
        SubnetId subnetId, String cidr, String rangeFirst, String rangeLast, String gateway, List<String> dnsServers) {
    private static final int DNS_SERVERS_MAX = 8;

    public DhcpSubnet {
        dnsServers = List.copyOf(dnsServers);
        Ipv4Network network = Ipv4Network.parse(cidr);
        inside("rangeFirst", rangeFirst, network);
        inside("rangeLast", rangeLast, network);
        inside("gateway", gateway, network);
        if (Ipv4.parse(rangeFirst) > Ipv4.parse(rangeLast)) {
            throw CloudException.invalid("rangeLast", rangeLast, "not before " + rangeFirst);
        }
        if (dnsServers.size() > DNS_SERVERS_MAX) {
            throw CloudException.invalid("dnsServers", dnsServers.size() + " servers", "at most " + DNS_SERVERS_MAX);
        }
        dnsServers.forEach(Ipv4::parse);
    }

    public Ipv4Network network() {
        return Ipv4Network.parse(cidr);
    }

    private static void inside(String field, String address, Ipv4Network network) {
        if (!network.contains(Ipv4.parse(address))) {
            throw CloudException.invalid(field, address, "an address in " + network);
        }
    }
}
