package cloud.yunhai.vmcontroller.adapter.libvirt;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.libvirt.jna.ConnectionPointer;

/// What libvirt-java lacks of libvirt.so.0. Names, types and flags are those of libvirt's C headers.
interface LibvirtLibrary extends Library {
    LibvirtLibrary INSTANCE = Native.load("libvirt.so.0", LibvirtLibrary.class);

    /// `VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN`.
    int SHUTDOWN_BY_BUTTON = 1;

    /// `VIR_DOMAIN_REBOOT_ACPI_POWER_BTN`.
    int REBOOT_BY_BUTTON = 1;

    /// `VIR_DOMAIN_UNDEFINE_` with MANAGED_SAVE, SNAPSHOTS_METADATA, NVRAM and CHECKPOINTS_METADATA.
    int UNDEFINE_WITH_ALL = 1 | 2 | 4 | 16;

    /// `VIR_ERR_NO_DOMAIN`.
    int NO_DOMAIN = 42;

    Pointer virDomainLookupByUUIDString(ConnectionPointer connection, String uuid);

    int virDomainGetState(Pointer domain, IntByReference state, IntByReference reason, int flags);

    int virDomainShutdownFlags(Pointer domain, int flags);

    int virDomainFree(Pointer domain);

    int virGetLastErrorCode();

    String virGetLastErrorMessage();
}
