package cloud.yunhai.vmscheduler.app;

/// Reaches the vm-controllers.
@FunctionalInterface
public interface HostConnections {
    /// The VMs of the host of this name.
    HostVms of(String hostName);
}
