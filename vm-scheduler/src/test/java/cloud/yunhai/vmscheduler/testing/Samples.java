package cloud.yunhai.vmscheduler.testing;

import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.SecurityRuleId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.network.SecurityRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Hosts, instances and groups as the platform has them.
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    public static final ClusterId CLUSTER = ClusterId.next();
    public static final TenantId TENANT = TenantId.next();

    private Samples() {}

    /// A host that is up and empty.
    public static Host host(String name, long vcpus, long memoryMib) {
        return host(name, HostState.UP, vcpus, 0, memoryMib, 0);
    }

    public static Host host(
            String name, HostState state, long vcpus, long vcpusClaimed, long memoryMib, long memoryClaimed) {
        return new Host(
                HostId.next(),
                CLUSTER,
                name,
                Set.of(HostRole.COMPUTE, HostRole.STORAGE),
                state,
                Driver.LIBVIRT,
                null,
                new HostLoad(0, 0.1, 0, 0, 0, NOW),
                vcpus,
                vcpusClaimed,
                memoryMib,
                memoryClaimed,
                100,
                0,
                (int) vcpusClaimed,
                NOW,
                null,
                NOW,
                1);
    }

    /// The same with another state.
    public static Host in(Host host, HostState state) {
        return with(host, state, host.driver());
    }

    /// The same, but in a simulator.
    public static Host simulated(Host host) {
        return with(host, host.state(), Driver.SIMULATED);
    }

    private static Host with(Host host, HostState state, Driver driver) {
        return new Host(
                host.id(),
                host.clusterId(),
                host.name(),
                host.roles(),
                state,
                driver,
                host.facts(),
                host.load(),
                host.vcpusTotal(),
                host.vcpusClaimed(),
                host.memoryMibTotal(),
                host.memoryMibClaimed(),
                host.storageGibTotal(),
                host.storageGibClaimed(),
                host.instances(),
                host.lastReportAt(),
                host.stateReason(),
                host.createdAt(),
                host.version());
    }

    public static Nic nic(String address) {
        return new Nic(NicId.next(), SubnetId.next(), address, "02:00:00:00:00:01");
    }

    public static Instance instance(
            InstanceId id, InstanceState state, @Nullable HostId host, List<Nic> nics, SecurityGroupId... groups) {
        return instance(id, state, host, null, nics, groups);
    }

    public static Instance instance(
            InstanceId id,
            InstanceState state,
            @Nullable HostId host,
            @Nullable OperationId operation,
            List<Nic> nics,
            SecurityGroupId... groups) {
        return new Instance(
                id,
                TENANT,
                "web-1",
                state,
                null,
                FlavorId.next(),
                1,
                128,
                1,
                ImageId.next(),
                Provisioning.OVERLAY,
                CLUSTER,
                host,
                null,
                nics,
                null,
                List.of(groups),
                operation,
                null,
                Map.of(),
                NOW,
                NOW,
                null,
                1);
    }

    public static SecurityGroup group(SecurityGroupId id, SecurityRule... rules) {
        return new SecurityGroup(id, TENANT, "group", true, List.of(rules), NOW, 1);
    }

    public static SecurityRule rule(
            Direction direction, Protocol protocol, @Nullable Integer port, @Nullable String cidr) {
        return new SecurityRule(SecurityRuleId.next(), direction, protocol, port, port, cidr, null);
    }

    public static SecurityRule fromGroup(SecurityGroupId remote) {
        return new SecurityRule(SecurityRuleId.next(), Direction.INGRESS, Protocol.ANY, null, null, null, remote);
    }

    /// The same with other storage.
    public static Host withStorage(Host host, long totalGib, long claimedGib) {
        return changed(host, host.roles(), totalGib, claimedGib);
    }

    /// The same with other roles.
    public static Host withRoles(Host host, Set<HostRole> roles) {
        return changed(host, roles, host.storageGibTotal(), host.storageGibClaimed());
    }

    /// The same in another version.
    public static Host version(Host host, long version) {
        return new Host(
                host.id(),
                host.clusterId(),
                host.name(),
                host.roles(),
                host.state(),
                host.driver(),
                host.facts(),
                host.load(),
                host.vcpusTotal(),
                host.vcpusClaimed(),
                host.memoryMibTotal(),
                host.memoryMibClaimed(),
                host.storageGibTotal(),
                host.storageGibClaimed(),
                host.instances(),
                host.lastReportAt(),
                host.stateReason(),
                host.createdAt(),
                version);
    }

    private static Host changed(Host host, Set<HostRole> roles, long storageTotal, long storageClaimed) {
        return new Host(
                host.id(),
                host.clusterId(),
                host.name(),
                roles,
                host.state(),
                host.driver(),
                host.facts(),
                host.load(),
                host.vcpusTotal(),
                host.vcpusClaimed(),
                host.memoryMibTotal(),
                host.memoryMibClaimed(),
                storageTotal,
                storageClaimed,
                host.instances(),
                host.lastReportAt(),
                host.stateReason(),
                host.createdAt(),
                host.version());
    }
}
