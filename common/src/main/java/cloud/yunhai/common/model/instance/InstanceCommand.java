package cloud.yunhai.common.model.instance;

/// What a tenant may command an instance.
public enum InstanceCommand {
    /// From STOPPED, CRASHED or FAILED-after-start.
    START,
    /// ACPI power button, forced after a time-out.
    STOP,
    /// Power off at once; supersedes what is in progress.
    FORCE_STOP,
    /// ACPI, forced after a time-out.
    REBOOT,
    /// Pause the vcpus; memory stays on the host.
    SUSPEND,
    /// Let a paused instance run on.
    RESUME,
    /// End it and return all that it held; supersedes what is in progress.
    DELETE
}
