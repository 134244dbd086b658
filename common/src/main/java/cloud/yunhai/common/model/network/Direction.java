package cloud.yunhai.common.model.network;

/// Seen from the instance.
public enum Direction {
    /// To the instance.
    INGRESS,
    /// From the instance.
    EGRESS
}
