package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.vmscheduler.core.security.EffectiveRule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The VMs of one host, as its vm-controller has them.
public interface HostVms {
    /// A NIC with what may pass it.
    record NicRules(String nicId, String mac, String address, List<EffectiveRule> rules) {}

    /// A NIC to be plugged in.
    record Nic(String id, String mac, String address) {}

    /// What a VM is made of.
    record Spec(
            InstanceId id,
            String name,
            int vcpus,
            long memoryMib,
            String rootVolumePath,
            @Nullable String seedPath,
            List<Nic> nics) {}

    /// A part of a console's log.
    record ConsolePart(byte[] bytes, long offset, long nextOffset) {}

    void ensureFilter(InstanceId id, NicRules nic);

    void removeFilters(InstanceId id);

    SeenVm ensureStarted(Spec spec);

    SeenVm stop(InstanceId id, Duration timeout);

    SeenVm forceStop(InstanceId id);

    SeenVm reboot(InstanceId id, String rebootId, Duration timeout);

    SeenVm suspend(InstanceId id);

    SeenVm resume(InstanceId id);

    void remove(InstanceId id);

    SeenVm observe(InstanceId id);

    /// All VMs; foreign ones, which the platform did not make, as well.
    List<SeenVm> list();

    /// The ids of the NICs that have a filter.
    List<String> filteredNics();

    ConsolePart consoleLog(InstanceId id, long offset, int limit);
}
