package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.common.model.id.InstanceId;

/// Hears what happens on a host. Called by the hypervisor's own thread: it must not block.
public interface HypervisorListener {
    /// The VM's state may have changed.
    void changed(InstanceId id);

    /// The VM's guest began anew.
    void rebooted(InstanceId id);

    /// The hypervisor can be reached (again): changes may have been missed.
    void connected();
}
