package cloud.yunhai.apicommon.representation;

/// What the node-agent knows of a service.
public enum ServiceState {
    /// Stopped on purpose.
    STOPPED,
    /// Started, not ready yet.
    STARTING,
    /// Ready and healthy.
    UP,
    /// Running, but it says itself that it cannot work.
    UNHEALTHY,
    /// It ended by itself.
    CRASHED,
    /// It ended by itself more than once and is left alone for a moment.
    BACKING_OFF,
    /// Being stopped.
    STOPPING
}
