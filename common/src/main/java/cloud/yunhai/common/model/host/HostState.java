package cloud.yunhai.common.model.host;

/// The life of a host.
public enum HostState {
    /// Known, no report yet.
    JOINING,
    /// Reports within its time to live.
    UP,
    /// In maintenance: takes nothing new.
    DRAINING,
    /// No report within its time to live.
    DOWN,
    /// Out of service for good.
    RETIRED
}
