package cloud.yunhai.common.model.host;

/// What stands behind the host's controllers.
public enum Driver {
    /// Real machines: libvirt and qemu.
    LIBVIRT,
    /// The simulator.
    SIMULATED
}
