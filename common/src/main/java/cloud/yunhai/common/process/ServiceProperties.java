package cloud.yunhai.common.process;

import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.TipLimits;
import cloud.yunhai.common.tip.TipSecurity;
import cloud.yunhai.common.tip.TipSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The properties that every TIP service reads under `yunhai`; a configuration binder fills them by name.
///
/// @param hosts the hosts that the process speaks for
/// @param listen `host:port` of its TIP port; port 0: any free one
/// @param advertise where others reach it, if not as it listens
/// @param dbProxy the addresses of db-proxy
/// @param certificates directory of `key.pem`, `cert.pem`, `ca.pem`
/// @param spool directory where log records wait while lol-server is away; null: none is kept
public record ServiceProperties(
        List<String> hosts,
        String listen,
        @Nullable String advertise,
        List<String> dbProxy,
        Path certificates,
        @Nullable Path spool) {
    public ServiceProperties {
        hosts = List.copyOf(hosts);
        dbProxy = List.copyOf(dbProxy);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("yunhai.hosts: none (expected: at least one host name)");
        }
        if (dbProxy.isEmpty()) {
            throw new IllegalArgumentException("yunhai.db-proxy: none (expected: at least one host:port)");
        }
        address("yunhai.listen", listen);
        dbProxy.forEach(proxy -> address("yunhai.db-proxy", proxy));
        if (advertise != null) {
            address("yunhai.advertise", advertise);
        }
    }

    /// What TIP is told.
    ///
    /// @param module the module of this process, as `vm-controller`
    public TipSettings tip(String module, String version) {
        return new TipSettings(
                module,
                hosts,
                HostPort.parse(listen),
                advertise == null ? null : HostPort.parse(advertise),
                dbProxy.stream().map(HostPort::parse).toList(),
                new TipSecurity.MutualTls(certificates),
                version,
                TipLimits.defaults());
    }

    private static void address(String name, String value) {
        try {
            HostPort.parse(value);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: host:port)", wrong);
        }
    }
}
