package cloud.yunhai.common.model.operation;

/// What an operation does.
public enum OperationKind {
    /// Makes and starts an instance.
    CREATE_INSTANCE,
    /// Starts it.
    START_INSTANCE,
    /// Asks the guest to power off, then forces it.
    STOP_INSTANCE,
    /// Powers it off.
    FORCE_STOP_INSTANCE,
    /// Reboots it.
    REBOOT_INSTANCE,
    /// Pauses it.
    SUSPEND_INSTANCE,
    /// Lets it run on.
    RESUME_INSTANCE,
    /// Ends it and returns what it held.
    DELETE_INSTANCE,
    /// Fetches and checks an image.
    IMPORT_IMAGE,
    /// Removes an image from its hosts.
    DELETE_IMAGE
}
