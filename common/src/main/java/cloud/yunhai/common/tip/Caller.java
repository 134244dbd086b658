package cloud.yunhai.common.tip;

/// Who calls, taken from the certificate of the connection.
///
/// @param module the module, as `vm-controller`
/// @param host the host that the call speaks for
/// @param hostPattern the hosts that the calling process may speak for: one, or a beginning and `*`
public record Caller(String module, String host, String hostPattern) {
    /// One that speaks for one host.
    public Caller(String module, String host) {
        this(module, host, host);
    }

    /// Whether the calling process may speak for this host.
    public boolean covers(String aHost) {
        return hostPattern.endsWith("*")
                ? aHost.startsWith(hostPattern.substring(0, hostPattern.length() - 1))
                : hostPattern.equals(aHost);
    }

    @Override
    public String toString() {
        return module + "@" + host;
    }
}
