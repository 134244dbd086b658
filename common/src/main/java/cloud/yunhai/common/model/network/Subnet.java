package cloud.yunhai.common.model.network;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.SubnetId;
import java.time.Instant;
import java.util.List;

/// A range of addresses of a cluster.
public record Subnet(
        SubnetId id,
        ClusterId clusterId,
        String name,
        SubnetType type,
        String cidr,
        String rangeFirst,
        String rangeLast,
        String gateway,
        List<String> dnsServers,
        long addressesTotal,
        long addressesClaimed,
        Instant createdAt,
        long version) {
    public Subnet {
        dnsServers = List.copyOf(dnsServers);
    }
}
