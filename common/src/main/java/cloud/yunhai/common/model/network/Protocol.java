package cloud.yunhai.common.model.network;

/// What a security rule matches.
public enum Protocol {
    /// Every protocol.
    ANY,
    /// TCP, with ports.
    TCP,
    /// UDP, with ports.
    UDP,
    /// ICMP.
    ICMP
}
