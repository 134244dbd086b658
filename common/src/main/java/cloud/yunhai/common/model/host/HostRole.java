package cloud.yunhai.common.model.host;

/// What a host does.
public enum HostRole {
    /// Runs instances.
    COMPUTE,
    /// Keeps volumes.
    STORAGE,
    /// Carries public addresses.
    NETWORK
}
