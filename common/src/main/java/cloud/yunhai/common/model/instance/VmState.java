package cloud.yunhai.common.model.instance;

/// What a host sees of a VM; never commanded.
public enum VmState {
    /// Its vcpus run.
    RUNNING,
    /// Loaded, its vcpus stand still.
    PAUSED,
    /// Defined, not running.
    OFF,
    /// It ended by a fault of the guest or of the hypervisor.
    CRASHED,
    /// The host does not know it.
    ABSENT
}
