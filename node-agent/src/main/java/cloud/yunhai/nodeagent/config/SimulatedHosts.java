package cloud.yunhai.nodeagent.config;

import cloud.yunhai.common.model.host.HostFacts;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.process.ServiceProperties;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.common.tip.TipSecurity;
import cloud.yunhai.common.tip.TipSettings;
import cloud.yunhai.nodeagent.adapter.tip.TipHostReports;
import cloud.yunhai.nodeagent.app.HostReporter;
import cloud.yunhai.nodeagent.app.HostView;
import cloud.yunhai.nodeagent.app.JoinToken;
import cloud.yunhai.nodeagent.config.NodeAgentConfig.SimulatedHostsConfig;
import java.time.InstantSource;
import java.util.Objects;

/// Puts simulated hosts together. They speak to the platform by a certificate of their own, since a process's word
/// counts only for the hosts that its certificate names.
final class SimulatedHosts {
    private SimulatedHosts() {}

    static void addTo(Reporters reporters, SimulatedHostsConfig config, ServiceProperties properties) {
        TipSettings own = properties.tip("node-agent", Version.text());
        TipSettings theirs = new TipSettings(
                        own.module(),
                        config.names(),
                        null,
                        null,
                        own.dbProxies(),
                        new TipSecurity.MutualTls(Objects.requireNonNull(config.certificates())),
                        own.version(),
                        own.limits())
                .callingOnly();
        TipRuntime tip = TipRuntime.builder(theirs).configuration(config).start();
        reporters.needs(tip);
        reporters.add(HostReporter.ofSimulatedHosts(
                config.names(),
                config.roles(),
                view(config),
                new JoinToken(config.joinTokenFile()),
                new TipHostReports(tip),
                config.reportInterval(),
                config.calls()));
    }

    /// What a simulated host runs is known from its simulated controllers, not from here.
    private static HostView view(SimulatedHostsConfig config) {
        HostFacts facts = new HostFacts(
                config.cpus(),
                config.memoryMib(),
                config.storageGib(),
                "simulated",
                "simulated",
                "simulated",
                "qemu",
                null);
        return new HostView() {
            @Override
            public HostFacts facts() {
                return facts;
            }

            @Override
            public HostLoad load() {
                return new HostLoad(
                        0,
                        0,
                        config.memoryMib(),
                        config.storageGib(),
                        0,
                        InstantSource.system().instant());
            }
        };
    }
}
