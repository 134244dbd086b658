package cloud.yunhai.networkprovider.core;

import cloud.yunhai.common.model.network.Lease;
import java.util.List;

/// An address that is claimed and handed out by DHCP, with what belongs to it.
public record AddressReserved(Lease lease, int prefixLength, String gateway, List<String> dnsServers) {
    public AddressReserved {
        dnsServers = List.copyOf(dnsServers);
    }
}
