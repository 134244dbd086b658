package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.vmscheduler.core.security.EffectiveRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings changed security rules to the VMs that run under them.
///
/// Goals: a changed group, or a member that comes or goes, is in force on every host within seconds; a tenant who makes
/// a thousand instances costs no more than a small share of the work.
///
/// How it works: changes only mark their tenant. A round works out the rules of all instances of the marked tenants
/// from one reading, and tells the hosts; a host does nothing where the rules are as before. The pause after a round
/// grows with the time that it took, so that many changes become few rounds. Tenants of a round that failed somewhere
/// are marked again.
public final class RuleRefresher {
    private static final Logger LOG = LoggerFactory.getLogger(RuleRefresher.class);
    private static final int HOSTS_AT_ONCE = 16;
    private static final int PAUSE_FACTOR = 9;
    private static final Duration PAUSE_MIN = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(20);

    private final GroupRecords groups;
    private final HostDirectory hosts;
    private final HostConnections connections;
    private final Set<TenantId> marked = new TreeSet<>(Comparator.comparing(TenantId::text));

    public RuleRefresher(GroupRecords groups, HostDirectory hosts, HostConnections connections) {
        this.groups = groups;
        this.hosts = hosts;
        this.connections = connections;
    }

    /// Something about a tenant's groups or their members has changed.
    public synchronized void mark(TenantId tenant) {
        if (marked.add(tenant)) {
            notifyAll();
        }
    }

    /// Works until interrupted.
    public void run() {
        try {
            while (true) {
                Set<TenantId> tenants = take();
                long begun = System.nanoTime();
                tenants.forEach(this::refreshOrMarkAgain);
                Thread.sleep(pause(Duration.ofNanos(System.nanoTime() - begun)));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    static Duration pause(Duration took) {
        Duration pause = took.multipliedBy(PAUSE_FACTOR);
        if (pause.compareTo(PAUSE_MIN) < 0) {
            return PAUSE_MIN;
        }
        return pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
    }

    private synchronized Set<TenantId> take() throws InterruptedException {
        while (marked.isEmpty()) {
            wait();
        }
        Set<TenantId> taken = Set.copyOf(marked);
        marked.clear();
        return taken;
    }

    private void refreshOrMarkAgain(TenantId tenant) {
        boolean done;
        try {
            done = refresh(tenant);
        } catch (CloudException failure) {
            LOG.atWarn()
                    .addKeyValue("tenant", tenant)
                    .addKeyValue("cause", failure.getMessage())
                    .log("rules.refresh.failed");
            done = false;
        } catch (RuntimeException mistake) {
            // Trying it again at once would change nothing, and to end here would leave all others without rules.
            LOG.atError().setCause(mistake).addKeyValue("tenant", tenant).log("rules.refresh.failed");
            done = true;
        }
        if (!done) {
            mark(tenant);
        }
    }

    /// Tells all hosts of the tenant's instances; false when one could not be told.
    boolean refresh(TenantId tenant) {
        List<SecurityGroup> all = groups.ofTenant(tenant);
        Set<SecurityGroupId> ids = all.stream().map(SecurityGroup::id).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return true;
        }
        List<Instance> members = groups.members(ids);
        Map<SecurityGroupId, Set<String>> addresses = InstanceRules.addresses(members, EffectiveRules.referred(all));
        Map<HostId, List<Instance>> byHost = new HashMap<>();
        for (Instance member : members) {
            HostId host = member.hostId();
            if (host != null && member.state() != InstanceState.DELETED) {
                byHost.computeIfAbsent(host, _ -> new ArrayList<>()).add(member);
            }
        }
        Set<HostId> failed = ConcurrentHashMap.newKeySet();
        Semaphore room = new Semaphore(HOSTS_AT_ONCE);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            byHost.forEach((host, instances) -> workers.execute(() -> {
                room.acquireUninterruptibly();
                try {
                    tell(host, instances, all, addresses);
                } catch (CloudException failure) {
                    failed.add(host);
                } catch (RuntimeException mistake) {
                    LOG.atError()
                            .setCause(mistake)
                            .addKeyValue("tenant", tenant)
                            .addKeyValue("host", host)
                            .log("rules.refresh.failed");
                } finally {
                    room.release();
                }
            }));
        }
        return failed.isEmpty();
    }

    /// A host that is down is told when it is back: see [FeedFollower].
    private void tell(
            HostId hostId,
            List<Instance> instances,
            List<SecurityGroup> all,
            Map<SecurityGroupId, Set<String>> addresses) {
        Host host = hosts.get(hostId);
        if (host.state() == HostState.DOWN || host.state() == HostState.RETIRED) {
            return;
        }
        HostVms vms = connections.of(host.name());
        for (Instance instance : instances) {
            List<SecurityGroup> own = all.stream()
                    .filter(group -> instance.securityGroupIds().contains(group.id()))
                    .toList();
            InstanceRules.of(instance.nics(), own, addresses).forEach(nic -> vms.ensureFilter(instance.id(), nic));
        }
    }
}
