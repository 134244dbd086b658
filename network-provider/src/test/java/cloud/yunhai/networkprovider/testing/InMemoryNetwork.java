package cloud.yunhai.networkprovider.testing;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.LeaseId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.ZoneId;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.common.model.network.SubnetType;
import cloud.yunhai.networkprovider.app.NetworkRecords;
import cloud.yunhai.networkprovider.core.AddressClaim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The books of one cluster with one subnet.
public final class InMemoryNetwork implements NetworkRecords {
    public final ClusterId cluster = ClusterId.next();
    public final Map<SubnetId, Subnet> subnets = new LinkedHashMap<>();
    public final Map<NicId, Lease> leases = new LinkedHashMap<>();
    public final List<String> steps;
    /// What happens right after a list of leases was read.
    public Runnable afterLeases = () -> {};

    private int next = 10;

    public InMemoryNetwork(List<String> steps) {
        this.steps = steps;
        addSubnet("10.77.0", SubnetType.PRIVATE);
    }

    public Subnet addSubnet(String prefix, SubnetType type) {
        Subnet subnet = new Subnet(
                SubnetId.next(),
                cluster,
                prefix,
                type,
                prefix + ".0/24",
                prefix + ".10",
                prefix + ".250",
                prefix + ".1",
                List.of("9.9.9.9"),
                241,
                0,
                Instant.EPOCH,
                1);
        subnets.put(subnet.id(), subnet);
        return subnet;
    }

    public AddressClaim claimOf(NicId nic) {
        return new AddressClaim(LeaseId.next(), nic, InstanceId.next(), TenantId.next(), cluster, null, null, "web-1");
    }

    @Override
    public Lease claim(AddressClaim claim) {
        steps.add("claim");
        return leases.computeIfAbsent(claim.nicId(), nic -> {
            Subnet subnet = subnets.values().iterator().next();
            int number = next++;
            return new Lease(
                    claim.leaseId(),
                    subnet.id(),
                    cluster,
                    nic,
                    claim.instanceId(),
                    claim.tenantId(),
                    subnet.name() + "." + number,
                    "02:00:00:00:00:%02x".formatted(number),
                    claim.hostName(),
                    Instant.EPOCH);
        });
    }

    @Override
    public void release(NicId nic) {
        steps.add("release");
        leases.remove(nic);
    }

    @Override
    public Optional<Lease> leaseOf(NicId nic) {
        return Optional.ofNullable(leases.get(nic));
    }

    @Override
    public Optional<Lease> leaseOf(ClusterId where, String mac) {
        return leases.values().stream()
                .filter(lease -> lease.mac().equals(mac) && where.equals(cluster))
                .findFirst();
    }

    @Override
    public List<Lease> leases(ClusterId where) {
        List<Lease> read = where.equals(cluster) ? new ArrayList<>(leases.values()) : List.of();
        afterLeases.run();
        return read;
    }

    @Override
    public Subnet subnet(SubnetId subnet) {
        Subnet found = subnets.get(subnet);
        if (found == null) {
            throw CloudException.notFound("subnet", subnet.text());
        }
        return found;
    }

    @Override
    public List<Subnet> subnets(ClusterId where) {
        return where.equals(cluster) ? List.copyOf(subnets.values()) : List.of();
    }

    @Override
    public String clusterName(ClusterId where) {
        if (!where.equals(cluster)) {
            throw new CloudException(ErrorCode.NOT_FOUND, "no cluster " + where);
        }
        return "c1";
    }

    @Override
    public List<Cluster> clusters() {
        return List.of(new Cluster(cluster, ZoneId.next(), "c1", 1, 1, 1, Instant.EPOCH, 1));
    }
}
