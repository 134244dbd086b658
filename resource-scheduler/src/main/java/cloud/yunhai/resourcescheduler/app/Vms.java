package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.model.instance.VmState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compute: the VMs behind the instances. Every method may be repeated.
public interface Vms {
    /// Chooses a host with reasons and claims its vcpus and memory.
    Placed place(Instance instance);

    /// Returns the claim, if there is one.
    void release(InstanceId instance);

    /// Puts the instance's security groups in force on the host.
    void ensureFilters(VmResources resources);

    /// Removes them, if they are there.
    void removeFilters(InstanceId instance, HostId host);

    /// Defines and starts the VM. Answers when it was seen running.
    VmState ensureStarted(VmResources resources);

    /// Asks the guest to power off, and forces it after the time-out.
    VmState stop(InstanceId instance, Duration timeout);

    /// Powers off at once.
    VmState forceStop(InstanceId instance);

    /// Reboots once per `rebootId`.
    VmState reboot(InstanceId instance, String rebootId, Duration timeout);

    /// Pauses the vcpus.
    VmState suspend(InstanceId instance);

    /// Lets the vcpus run on.
    VmState resume(InstanceId instance);

    /// Removes the VM with all that the host keeps of it, if it is there.
    void removeVm(InstanceId instance, HostId host);

    /// What the host sees.
    VmState observe(InstanceId instance);

    /// What a VM is made of: reserved before, on one host.
    ///
    /// @param rootVolumePath where the host finds the root volume
    /// @param seedPath where it finds the seed medium; null when there is none
    record VmResources(
            InstanceId instance,
            HostId host,
            String hostName,
            String rootVolumePath,
            @Nullable String seedPath,
            List<Nic> nics) {}
}
