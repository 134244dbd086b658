package cloud.yunhai.networkprovider.core;

import cloud.yunhai.common.model.network.Subnet;
import java.util.List;

/// A subnet as a DHCP server needs it.
public record DhcpSubnet(
        String subnetId, String cidr, String rangeFirst, String rangeLast, String gateway, List<String> dnsServers) {
    public DhcpSubnet {
        dnsServers = List.copyOf(dnsServers);
    }

    public static DhcpSubnet of(Subnet subnet) {
        return new DhcpSubnet(
                subnet.id().text(),
                subnet.cidr(),
                subnet.rangeFirst(),
                subnet.rangeLast(),
                subnet.gateway(),
                subnet.dnsServers());
    }
}
