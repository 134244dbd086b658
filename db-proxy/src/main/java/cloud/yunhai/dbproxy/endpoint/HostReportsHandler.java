package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.HostReports;
import cloud.yunhai.common.idl.types.TDriver;
import cloud.yunhai.common.idl.types.THost;
import cloud.yunhai.common.idl.types.THostFacts;
import cloud.yunhai.common.idl.types.THostLoad;
import cloud.yunhai.common.idl.types.THostRole;
import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.HostFacts;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.dbproxy.app.Hosts;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What hosts say of themselves: each for itself only.
public final class HostReportsHandler implements HostReports.Iface {
    private final Hosts hosts;

    /// In front of these.
    public HostReportsHandler(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public THost join(
            String hostName, Set<THostRole> roles, TDriver driver, THostFacts facts, @Nullable String tokenHash) {
        CallContext.current().requireOwnHost(hostName);
        Set<HostRole> decoded =
                roles.stream().map(role -> HostRole.valueOf(role.name())).collect(Collectors.toSet());
        return ThriftCodec.encode(
                hosts.join(
                        Edge.required(hostName, "hostName"),
                        decoded,
                        Edge.constant(driver, Driver.class, "driver"),
                        Edge.decode(facts, HostFacts.class),
                        tokenHash),
                THost.class);
    }

    @Override
    public THost report(String hostName, THostFacts facts, THostLoad load) {
        CallContext.current().requireOwnHost(hostName);
        return ThriftCodec.encode(
                hosts.report(hostName, Edge.decode(facts, HostFacts.class), Edge.decode(load, HostLoad.class)),
                THost.class);
    }
}
