package cloud.yunhai.common.tip;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Everything a process tells TIP about itself; wrong values are refused here.
///
/// @param module the module of this process, as `vm-controller`
/// @param hosts the hosts that it speaks for: one, or hundreds for the simulator
/// @param listen where to listen (port 0: any free one); null for a process that only calls
/// @param advertise where others reach it; null: as it listens
/// @param dbProxies the addresses of db-proxy; empty only in tests with a discovery of their own
/// @param security certificates
/// @param version the program's version
/// @param limits every limit
public record TipSettings(
        String module,
        List<String> hosts,
        @Nullable HostPort listen,
        @Nullable HostPort advertise,
        List<HostPort> dbProxies,
        TipSecurity security,
        String version,
        TipLimits limits) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

    public TipSettings {
        hosts = List.copyOf(hosts);
        dbProxies = List.copyOf(dbProxies);
        name("module", module);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("hosts: none (expected: at least one)");
        }
        hosts.forEach(host -> name("hosts", host));
        if (listen != null && advertise == null && unspecified(listen.host())) {
            throw new IllegalArgumentException(
                    "advertise: none (expected: an address that others reach, since listen is " + listen + ")");
        }
        if (advertise != null && unspecified(advertise.host())) {
            throw new IllegalArgumentException("advertise: " + advertise + " (expected: an address that others reach)");
        }
    }

    /// A process with the usual limits, reached where it listens.
    public static TipSettings of(
            String module, String host, HostPort listen, List<HostPort> dbProxies, TipSecurity security) {
        return new TipSettings(
                module, List.of(host), listen, null, dbProxies, security, "unknown", TipLimits.defaults());
    }

    public TipSettings withVersion(String changed) {
        return new TipSettings(module, hosts, listen, advertise, dbProxies, security, changed, limits);
    }

    public TipSettings withLimits(TipLimits changed) {
        return new TipSettings(module, hosts, listen, advertise, dbProxies, security, version, changed);
    }

    public TipSettings withHosts(List<String> changed) {
        return new TipSettings(module, changed, listen, advertise, dbProxies, security, version, limits);
    }

    /// Only calls, listens nowhere.
    public TipSettings callingOnly() {
        return new TipSettings(module, hosts, null, null, dbProxies, security, version, limits);
    }

    private static void name(String field, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    field + ": " + value + " (expected: 1 to 63 lower-case letters, digits, dots and dashes)");
        }
    }

    private static boolean unspecified(String host) {
        return host.equals("0.0.0.0") || host.equals("::");
    }
}
