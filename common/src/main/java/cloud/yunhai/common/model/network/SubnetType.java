package cloud.yunhai.common.model.network;

/// Whether a subnet's addresses are reachable from outside.
public enum SubnetType {
    /// Inside the cluster only.
    PRIVATE,
    /// From outside.
    PUBLIC
}
