package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.vmcontroller.core.FilterSpec;
import cloud.yunhai.vmcontroller.core.Observation;
import cloud.yunhai.vmcontroller.core.VmSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a host can do with a VM: small steps, each ends in bounded time with a
/// [cloud.yunhai.common.error.CloudException] or its effect. Order, repeats and fencing are the business of
/// [HostVms].
public interface Hypervisor {
    /// What the VM is doing.
    Observation observe(InstanceId id);

    /// Everything that the host knows, what the platform did not make as well.
    List<SeenVm> list();

    /// The digest of what the VM was defined from; empty when it is not defined.
    Optional<String> definition(InstanceId id);

    /// Defines the VM, or defines it anew; one that runs goes on as it is.
    void define(VmSpec spec, OptionalLong fencingToken);

    /// Starts a VM that is defined and off.
    void start(InstanceId id);

    /// Presses the power button: the guest may power off, later or never.
    void pressPowerButton(InstanceId id);

    /// Asks the guest to power off and starts it again when it does, without letting go of anything.
    void requestReboot(InstanceId id);

    /// The reset button.
    void reset(InstanceId id);

    /// Switches off, now. One that is off stays so.
    void switchOff(InstanceId id);

    /// Lets a running VM stand still.
    void suspend(InstanceId id);

    /// Lets a VM that stands still run.
    void resume(InstanceId id);

    /// Switches off and forgets the VM, if it is there.
    void remove(InstanceId id);

    /// The filter is as said, also for VMs that use it now.
    void ensureFilter(FilterSpec filter);

    /// Whether there is a filter of this name.
    boolean hasFilter(String name);

    /// Forgets a filter that no VM uses, if it is there.
    void removeFilter(String name);

    /// The names of the platform's filters.
    List<String> filters();

    /// A part of the console's log; empty where there is none yet.
    ConsolePart consoleLog(InstanceId id, long offset, int limit);

    /// Removes the console's log, if it is there.
    void removeConsoleLog(InstanceId id);

    /// From here on the listener hears of changes.
    void begin(HypervisorListener listener);

    /// One sentence when the hypervisor cannot be reached; empty when it can.
    Optional<String> trouble();
}
