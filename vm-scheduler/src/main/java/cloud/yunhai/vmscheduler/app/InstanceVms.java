package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.Nic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Drives the VM of an instance, on the host that it is on.
public final class InstanceVms {
    private final HostDirectory hosts;
    private final HostConnections connections;
    private final InstanceRecords instances;
    private final InstanceRules rules;
    private final Consumer<TenantId> rulesChanged;

    /// @param rulesChanged told whose filters may lack what came in the meantime
    public InstanceVms(
            HostDirectory hosts,
            HostConnections connections,
            InstanceRecords instances,
            InstanceRules rules,
            Consumer<TenantId> rulesChanged) {
        this.hosts = hosts;
        this.connections = connections;
        this.instances = instances;
        this.rules = rules;
        this.rulesChanged = rulesChanged;
    }

    /// What was reserved for an instance.
    ///
    /// @param seedPath null: none
    public record Resources(
            InstanceId instanceId,
            HostId hostId,
            String hostName,
            String rootVolumePath,
            @Nullable String seedPath,
            List<Nic> nics) {
        public Resources {
            nics = List.copyOf(nics);
        }
    }

    /// The security rules of its NICs, in force on its host.
    public void ensureFilters(Resources resources) {
        HostVms host = reach(resources.hostId());
        Instance instance = instances.get(resources.instanceId());
        rules.of(instance, resources.nics()).forEach(nic -> host.ensureFilter(instance.id(), nic));
        // A member that came after the rules were read, and before the filter was there, was told to nobody here.
        rulesChanged.accept(instance.tenantId());
    }

    /// None of its filters is left on the host.
    public void removeFilters(InstanceId id, HostId hostId) {
        ifKnown(hostId).ifPresent(host -> host.removeFilters(id));
    }

    /// Defined and running.
    public SeenVm ensureStarted(Resources resources) {
        HostVms host = reach(resources.hostId());
        Instance instance = instances.get(resources.instanceId());
        return host.ensureStarted(new HostVms.Spec(
                instance.id(),
                instance.name(),
                instance.vcpus(),
                instance.memoryMib(),
                resources.rootVolumePath(),
                resources.seedPath(),
                resources.nics().stream()
                        .map(nic -> new HostVms.Nic(nic.id().text(), nic.mac(), nic.address()))
                        .toList()));
    }

    /// Off, after the guest was asked.
    public SeenVm stop(InstanceId id, Duration timeout) {
        return hostOf(id).stop(id, timeout);
    }

    /// Off, now.
    public SeenVm forceStop(InstanceId id) {
        return hostOf(id).forceStop(id);
    }

    /// Its guest begins anew, once for each id.
    public SeenVm reboot(InstanceId id, String rebootId, Duration timeout) {
        return hostOf(id).reboot(id, rebootId, timeout);
    }

    /// Stands still.
    public SeenVm suspend(InstanceId id) {
        return hostOf(id).suspend(id);
    }

    /// Runs again.
    public SeenVm resume(InstanceId id) {
        return hostOf(id).resume(id);
    }

    /// Nothing of it is left on the host.
    public void remove(InstanceId id, HostId hostId) {
        ifKnown(hostId).ifPresent(host -> host.remove(id));
    }

    /// What it is doing.
    public SeenVm observe(InstanceId id) {
        return hostOf(id).observe(id);
    }

    /// A part of its console's log.
    public HostVms.ConsolePart consoleLog(InstanceId id, long offset, int limit) {
        return hostOf(id).consoleLog(id, offset, limit);
    }

    private HostVms hostOf(InstanceId id) {
        HostId host = instances.get(id).hostId();
        if (host == null) {
            throw new CloudException(ErrorCode.WRONG_STATE, "the instance is on no host");
        }
        return reach(host);
    }

    private HostVms reach(HostId id) {
        return connections.of(hosts.requireReachable(id).name());
    }

    /// A host that is out of the platform for good keeps nothing of ours.
    private Optional<HostVms> ifKnown(HostId id) {
        Host host;
        try {
            host = hosts.requireReachable(id);
        } catch (CloudException failure) {
            if (failure.kind() == ErrorKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
        return Optional.of(connections.of(host.name()));
    }
}
