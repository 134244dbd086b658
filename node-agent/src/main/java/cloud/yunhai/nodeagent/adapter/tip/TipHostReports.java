package cloud.yunhai.nodeagent.adapter.tip;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.HostReports;
import cloud.yunhai.common.idl.types.TDriver;
import cloud.yunhai.common.idl.types.THostFacts;
import cloud.yunhai.common.idl.types.THostLoad;
import cloud.yunhai.common.idl.types.THostRole;
import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.HostFacts;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.common.tip.TipRuntime;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/// db-proxy's table of hosts.
public final class TipHostReports implements cloud.yunhai.nodeagent.app.HostReports {
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final HostReports.Iface dbProxy;

    public TipHostReports(TipRuntime tip) {
        dbProxy = tip.client(HostReports.Iface.class, "db-proxy");
    }

    @Override
    public void join(String host, Set<HostRole> roles, Driver driver, HostFacts facts, String tokenHash) {
        Set<THostRole> theirs =
                roles.stream().map(role -> THostRole.valueOf(role.name())).collect(Collectors.toSet());
        speakingFor(
                host,
                () -> dbProxy.join(
                        host,
                        theirs,
                        TDriver.valueOf(driver.name()),
                        ThriftCodec.encode(facts, THostFacts.class),
                        tokenHash));
    }

    @Override
    public void report(String host, HostFacts facts, HostLoad load) {
        speakingFor(
                host,
                () -> dbProxy.report(
                        host, ThriftCodec.encode(facts, THostFacts.class), ThriftCodec.encode(load, THostLoad.class)));
    }

    private static void speakingFor(String host, Tip.Action call) {
        CallContext.with().asHost(host).deadline(LONGEST).run(() -> Tip.run(call));
    }
}
