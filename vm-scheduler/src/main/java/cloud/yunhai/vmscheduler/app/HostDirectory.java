package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.vmscheduler.core.placement.PlacementRequest;
import cloud.yunhai.vmscheduler.core.placement.SeenHost;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The hosts, in memory: kept by the change feed, read again now and then since load and reports make no
/// changes.
///
/// It may lag behind the database by a moment. Whoever decides by it must let the database have the last
/// word.
public final class HostDirectory {
    private final HostRecords records;
    private final InstantSource clock;
    private final Map<HostId, SeenHost> byId = new HashMap<>();
    private final Map<String, HostId> byName = new HashMap<>();

    public HostDirectory(HostRecords records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    /// Reads all hosts again.
    public void refresh() {
        Instant now = clock.instant();
        List<Host> all = records.all();
        synchronized (this) {
            byId.clear();
            byName.clear();
            all.forEach(host -> put(host, now));
        }
    }

    /// A host has changed to this.
    public synchronized void changed(Host host) {
        SeenHost before = byId.get(host.id());
        if (before != null && before.host().version() > host.version()) {
            // The feed tells what happened before the last reading as well.
            return;
        }
        put(host, before == null ? clock.instant() : before.seenAt());
    }

    /// A host is gone.
    public synchronized void removed(HostId id) {
        SeenHost host = byId.remove(id);
        if (host != null) {
            byName.remove(host.host().name());
        }
    }

    /// All hosts.
    public synchronized List<SeenHost> all() {
        return List.copyOf(byId.values());
    }

    /// A claim was made here just now: the next decision counts with it before the feed tells.
    public synchronized void claimed(HostId id, PlacementRequest request) {
        SeenHost seen = byId.get(id);
        if (seen != null) {
            byId.put(id, new SeenHost(withClaim(seen.host(), request), seen.seenAt()));
        }
    }

    /// One host; read from the database when it is new.
    public Host get(HostId id) {
        synchronized (this) {
            SeenHost seen = byId.get(id);
            if (seen != null) {
                return seen.host();
            }
        }
        Host host = records.get(id);
        changed(host);
        return host;
    }

    /// One host, if there is one of this name.
    public Optional<Host> named(String name) {
        Optional<Host> known = known(name);
        if (known.isEmpty()) {
            refresh();
            known = known(name);
        }
        return known;
    }

    /// Fails at once for a host that cannot answer: nobody shall wait for it.
    public Host requireReachable(HostId id) {
        Host host = get(id);
        if (host.state() == HostState.DOWN) {
            // It may be back already.
            host = records.get(id);
            changed(host);
        }
        if (host.state() == HostState.DOWN || host.state() == HostState.RETIRED) {
            throw CloudException.of(ErrorCode.UNAVAILABLE, "the instance's host does not report")
                    .detail("host", host.name())
                    .build();
        }
        return host;
    }

    private synchronized Optional<Host> known(String name) {
        return Optional.ofNullable(byName.get(name)).map(byId::get).map(SeenHost::host);
    }

    private void put(Host host, Instant seenAt) {
        byId.put(host.id(), new SeenHost(host, seenAt));
        byName.put(host.name(), host.id());
    }

    private static Host withClaim(Host host, PlacementRequest request) {
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
                host.vcpusClaimed() + request.vcpus(),
                host.memoryMibTotal(),
                host.memoryMibClaimed() + request.memoryMib(),
                host.storageGibTotal(),
                // The root volume follows soon, and the feed tells nothing of it.
                host.storageGibClaimed() + request.rootGib(),
                host.instances() + 1,
                host.lastReportAt(),
                host.stateReason(),
                host.createdAt(),
                host.version());
    }
}
