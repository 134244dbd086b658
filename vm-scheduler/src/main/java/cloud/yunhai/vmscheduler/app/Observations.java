package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.VmState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what hosts see into the database.
///
/// A report about an instance with an operation in progress is not taken: the operation will say how it ends. But what
/// happens between the operation's last look and its end must not be lost: such an instance is looked at again until it
/// is idle.
public final class Observations {
    private static final Logger LOG = LoggerFactory.getLogger(Observations.class);
    private static final int AGAIN_MAX = 10_000;

    private final HostDirectory hosts;
    private final HostConnections connections;
    private final InstanceRecords instances;
    private final Map<InstanceId, HostId> again = new ConcurrentHashMap<>();

    public Observations(HostDirectory hosts, HostConnections connections, InstanceRecords instances) {
        this.hosts = hosts;
        this.connections = connections;
        this.instances = instances;
    }

    /// A host tells of one VM.
    public void changed(String hostName, SeenVm vm) {
        record(host(hostName).id(), InstanceId.parse(vm.name()), vm.state(), vm);
    }

    /// A host tells of all its VMs; those that are not in it are absent.
    public void full(String hostName, long generation, List<SeenVm> vms) {
        Host host = host(hostName);
        Map<String, SeenVm> seen =
                vms.stream().filter(vm -> !vm.foreign()).collect(Collectors.toMap(SeenVm::name, Function.identity()));
        for (Instance instance : instances.onHost(host.id())) {
            SeenVm vm = seen.getOrDefault(
                    instance.id().text(),
                    new SeenVm(instance.id().text(), VmState.ABSENT, generation, "its host does not know it", false));
            boolean news = instance.state().observed(vm.state()) != instance.state();
            if (news && instance.operationId() == null) {
                record(host.id(), instance.id(), vm.state(), vm);
            }
        }
    }

    /// Asks a host for all its VMs, as when it is back after silence; answers the tenants that have
    /// instances there.
    public Set<TenantId> look(Host host) {
        List<SeenVm> seen = connections.of(host.name()).list();
        if (!seen.isEmpty()) {
            full(host.name(), seen.getFirst().generation(), seen);
        }
        return tenantsOn(host);
    }

    /// The tenants that have instances on a host.
    public Set<TenantId> tenantsOn(Host host) {
        return instances.onHost(host.id()).stream().map(Instance::tenantId).collect(Collectors.toSet());
    }

    /// Looks again at instances whose report came while an operation was in progress.
    public void lookAgain() {
        for (Map.Entry<InstanceId, HostId> due : new HashMap<>(again).entrySet()) {
            try {
                again.remove(due.getKey());
                Host host = hosts.requireReachable(due.getValue());
                SeenVm vm = connections.of(host.name()).observe(due.getKey());
                record(host.id(), due.getKey(), vm.state(), vm);
            } catch (CloudException failure) {
                // The next full report of the host tells.
                LOG.atDebug()
                        .addKeyValue("instance", due.getKey())
                        .addKeyValue("cause", failure.getMessage())
                        .log("observation.failed");
            }
        }
    }

    private void record(HostId host, InstanceId id, VmState state, SeenVm vm) {
        try {
            Instance now = instances.observe(host, id, state, vm.generation(), vm.reason());
            boolean mine = host.equals(now.hostId());
            if (mine && now.operationId() != null && again.size() < AGAIN_MAX) {
                again.put(id, host);
            } else if (mine && now.operationId() == null) {
                LOG.atInfo()
                        .addKeyValue("instance", id)
                        .addKeyValue("vm", state)
                        .addKeyValue("state", now.state())
                        .log("instance.observed");
            }
        } catch (CloudException failure) {
            if (failure.kind() != ErrorKind.NOT_FOUND) {
                throw failure;
            }
            LOG.atWarn().addKeyValue("instance", id).addKeyValue("host", host).log("vm.unknown");
        }
    }

    private Host host(String name) {
        return hosts.named(name).orElseThrow(() -> CloudException.notFound("host", name));
    }
}
