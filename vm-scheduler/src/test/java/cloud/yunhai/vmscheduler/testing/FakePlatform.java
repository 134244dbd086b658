package cloud.yunhai.vmscheduler.testing;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.placement.PlacementDecision;
import cloud.yunhai.vmscheduler.app.Claims;
import cloud.yunhai.vmscheduler.app.GroupRecords;
import cloud.yunhai.vmscheduler.app.HostRecords;
import cloud.yunhai.vmscheduler.app.InstanceRecords;
import cloud.yunhai.vmscheduler.core.placement.PlacementRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The database and the hosts, in memory; claims are true, as db-proxy's are.
public final class FakePlatform implements HostRecords, InstanceRecords, GroupRecords, Claims {
    private final AtomicInteger memberReadings = new AtomicInteger();
    private final Map<HostId, Host> hosts = new LinkedHashMap<>();
    private final Map<InstanceId, Instance> instances = new LinkedHashMap<>();
    private final List<SecurityGroup> groups = new ArrayList<>();
    private final Map<InstanceId, HostId> claims = new LinkedHashMap<>();

    public final List<PlacementDecision> refusals = new ArrayList<>();
    public final List<String> observed = new ArrayList<>();
    /// What claims fail with.
    public @Nullable CloudException failingClaims;
    /// What a reading of groups fails with, once.
    public volatile @Nullable RuntimeException failingGroups;

    public FakePlatform with(Host... more) {
        for (Host host : more) {
            hosts.put(host.id(), host);
        }
        return this;
    }

    public FakePlatform with(Instance... more) {
        for (Instance instance : more) {
            instances.put(instance.id(), instance);
        }
        return this;
    }

    public FakePlatform with(SecurityGroup... more) {
        groups.addAll(List.of(more));
        return this;
    }

    @Override
    public List<Host> all() {
        return List.copyOf(hosts.values());
    }

    @Override
    public Host get(HostId id) {
        Host host = hosts.get(id);
        if (host == null) {
            throw CloudException.notFound("host", id.text());
        }
        return host;
    }

    @Override
    public List<Host> expire(Instant silentSince) {
        List<Host> changed = hosts.values().stream()
                .filter(host -> host.state() == HostState.UP)
                .filter(host ->
                        host.lastReportAt() != null && host.lastReportAt().isBefore(silentSince))
                .map(host -> Samples.in(host, HostState.DOWN))
                .toList();
        changed.forEach(this::with);
        return changed;
    }

    @Override
    public Instance get(InstanceId id) {
        Instance instance = instances.get(id);
        if (instance == null) {
            throw CloudException.notFound("instance", id.text());
        }
        return instance;
    }

    @Override
    public List<Instance> onHost(HostId host) {
        return instances.values().stream()
                .filter(instance -> host.equals(instance.hostId()))
                .toList();
    }

    @Override
    public Instance observe(HostId host, InstanceId id, VmState state, long generation, @Nullable String reason) {
        observed.add(id.text() + " " + state + " " + generation);
        return get(id);
    }

    @Override
    public List<SecurityGroup> ofTenant(TenantId tenant) {
        RuntimeException failure = failingGroups;
        if (failure != null) {
            failingGroups = null;
            throw failure;
        }
        return groups.stream().filter(group -> group.tenantId().equals(tenant)).toList();
    }

    /// How often the members of groups were read.
    public int memberReadings() {
        return memberReadings.get();
    }

    @Override
    public List<Instance> members(Collection<SecurityGroupId> wanted) {
        memberReadings.incrementAndGet();
        return instances.values().stream()
                .filter(instance -> instance.hostId() != null)
                .filter(instance -> instance.securityGroupIds().stream().anyMatch(wanted::contains))
                .toList();
    }

    @Override
    public synchronized HostId claim(PlacementRequest request, List<HostId> wanted, PlacementDecision decision) {
        if (failingClaims != null) {
            throw failingClaims;
        }
        HostId held = claims.get(request.instanceId());
        if (held != null) {
            return held;
        }
        for (HostId id : wanted) {
            Host host = get(id);
            if (host.state() == HostState.UP
                    && host.vcpusTotal() - host.vcpusClaimed() >= request.vcpus()
                    && host.memoryMibTotal() - host.memoryMibClaimed() >= request.memoryMib()) {
                with(taken(host, request.vcpus(), request.memoryMib()));
                claims.put(request.instanceId(), id);
                return id;
            }
        }
        throw new CloudException(ErrorCode.NO_HOST_FITS, "none");
    }

    /// Somebody else takes this.
    public void take(HostId id, int vcpus, long memoryMib) {
        with(taken(get(id), vcpus, memoryMib));
    }

    public Map<InstanceId, HostId> claims() {
        return Map.copyOf(claims);
    }

    @Override
    public void release(InstanceId id) {
        claims.remove(id);
    }

    @Override
    public void refused(PlacementDecision decision) {
        refusals.add(decision);
    }

    private static Host taken(Host host, int vcpus, long memoryMib) {
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
                host.vcpusClaimed() + vcpus,
                host.memoryMibTotal(),
                host.memoryMibClaimed() + memoryMib,
                host.storageGibTotal(),
                host.storageGibClaimed(),
                host.instances() + 1,
                host.lastReportAt(),
                host.stateReason(),
                host.createdAt(),
                host.version());
    }
}
