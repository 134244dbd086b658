package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.vmscheduler.core.HostBooks;
import cloud.yunhai.vmscheduler.core.Imbalance;
import cloud.yunhai.vmscheduler.core.placement.SeenHost;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/// Compares all hosts with the database. Things move while it looks: only what is still so at a second look
/// is told.
public final class HostCheck {
    private static final int HOSTS_AT_ONCE = 16;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1500);

    private final HostDirectory hosts;
    private final HostConnections connections;
    private final InstanceRecords instances;
    private final Duration betweenLooks;

    public HostCheck(HostDirectory hosts, HostConnections connections, InstanceRecords instances) {
        this(hosts, connections, instances, BETWEEN_LOOKS);
    }

    HostCheck(HostDirectory hosts, HostConnections connections, InstanceRecords instances, Duration betweenLooks) {
        this.hosts = hosts;
        this.connections = connections;
        this.instances = instances;
        this.betweenLooks = betweenLooks;
    }

    /// The differences; hosts that do not answer are named.
    public List<Imbalance> check() throws InterruptedException {
        hosts.refresh();
        List<Host> compute = hosts.all().stream()
                .map(SeenHost::host)
                .filter(host -> host.roles().contains(HostRole.COMPUTE) && host.state() != HostState.RETIRED)
                .toList();
        List<Imbalance> first = look(compute);
        if (first.isEmpty()) {
            return first;
        }
        Thread.sleep(betweenLooks);
        Set<String> before = first.stream().map(Imbalance::key).collect(Collectors.toSet());
        return look(compute).stream()
                .filter(found -> before.contains(found.key()))
                .sorted(Comparator.comparing(Imbalance::key))
                .toList();
    }

    private List<Imbalance> look(List<Host> compute) {
        Queue<Imbalance> found = new ConcurrentLinkedQueue<>();
        Semaphore room = new Semaphore(HOSTS_AT_ONCE);
        // The caller's deadline and trace go with every call.
        CallContext context = CallContext.current();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Host host : compute) {
                workers.execute(() -> {
                    room.acquireUninterruptibly();
                    try {
                        context.run(() -> found.addAll(look(host)));
                    } finally {
                        room.release();
                    }
                });
            }
        }
        return List.copyOf(found);
    }

    private List<Imbalance> look(Host host) {
        List<Instance> here = instances.onHost(host.id());
        if (host.state() == HostState.DOWN) {
            return List.of(unreachable(host, "it does not report"));
        }
        try {
            HostVms vms = connections.of(host.name());
            Map<String, VmState> seen = vms.list().stream()
                    .filter(vm -> !vm.foreign())
                    .collect(Collectors.toMap(SeenVm::name, SeenVm::state));
            return HostBooks.compare(host.name(), here, seen, vms.filteredNics());
        } catch (CloudException failure) {
            return List.of(unreachable(host, failure.userMessage()));
        }
    }

    private static Imbalance unreachable(Host host, String why) {
        return new Imbalance(host.name(), "reachable host", 1, 0, why);
    }
}
