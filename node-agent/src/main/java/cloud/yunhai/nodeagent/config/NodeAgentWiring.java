package cloud.yunhai.nodeagent.config;

import cloud.yunhai.common.idl.nodeagent.NodeAgent;
import cloud.yunhai.common.process.HttpListener;
import cloud.yunhai.common.process.ServiceLife;
import cloud.yunhai.common.process.ServiceProperties;
import cloud.yunhai.common.tip.HealthReport;
import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.nodeagent.adapter.file.AgentLock;
import cloud.yunhai.nodeagent.adapter.file.ServicesFile;
import cloud.yunhai.nodeagent.adapter.file.StateFile;
import cloud.yunhai.nodeagent.adapter.host.LinuxHost;
import cloud.yunhai.nodeagent.adapter.http.HttpMetrics;
import cloud.yunhai.nodeagent.adapter.http.HttpProbe;
import cloud.yunhai.nodeagent.adapter.process.LogRotation;
import cloud.yunhai.nodeagent.adapter.process.OsProcesses;
import cloud.yunhai.nodeagent.adapter.tip.LifecycleClients;
import cloud.yunhai.nodeagent.adapter.tip.TipHostReports;
import cloud.yunhai.nodeagent.app.HostMetrics;
import cloud.yunhai.nodeagent.app.HostReporter;
import cloud.yunhai.nodeagent.app.JoinToken;
import cloud.yunhai.nodeagent.app.ServiceCommands;
import cloud.yunhai.nodeagent.app.Supervisor;
import cloud.yunhai.nodeagent.config.NodeAgentConfig.CapacityConfig;
import cloud.yunhai.nodeagent.core.Check;
import cloud.yunhai.nodeagent.core.ServiceState;
import cloud.yunhai.nodeagent.core.ServiceStatus;
import cloud.yunhai.nodeagent.endpoint.AgentHttp;
import cloud.yunhai.nodeagent.endpoint.NodeAgentEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Makes the agent's objects in the order in which they are needed; they are closed in the reverse order.
///
/// The services are looked after only when TIP stands, since they are asked by it; they are stopped after all else.
@Configuration(proxyBeanMethods = false)
public class NodeAgentWiring {
    private static final Logger log = LoggerFactory.getLogger(NodeAgentWiring.class);
    private static final String MODULE = "node-agent";

    @Bean
    NodeAgentConfig config(Environment environment) {
        return Binder.get(environment).bindOrCreate(MODULE, NodeAgentConfig.class);
    }

    @Bean
    ServiceProperties properties(Environment environment) {
        return Binder.get(environment).bindOrCreate("yunhai", ServiceProperties.class);
    }

    @Bean
    AgentLock lock(NodeAgentConfig config) throws IOException {
        return AgentLock.take(config.pidFile());
    }

    @Bean
    OsProcesses processes(NodeAgentConfig config, AgentLock lock) {
        return new OsProcesses(Path.of(System.getProperty("java.home")), config.home());
    }

    @Bean
    Supervisor supervisor(NodeAgentConfig config, OsProcesses processes) throws IOException {
        return new Supervisor(
                new ServicesFile(config.home()).read(config.servicesFile()),
                config.supervision().timings(),
                config.startsAtOnce(),
                processes,
                new StateFile(config.stateFile()),
                InstantSource.system());
    }

    @Bean
    LinuxHost host(NodeAgentConfig config) {
        CapacityConfig capacity = config.capacity();
        return new LinuxHost(
                Path.of("/proc"),
                config.dataDirectory(),
                new LinuxHost.Capacity(capacity.cpus(), capacity.memoryMib(), capacity.storageGib()),
                InstantSource.system());
    }

    @Bean
    TipRuntime tip(
            ServiceProperties properties,
            NodeAgentConfig config,
            Supervisor supervisor,
            OsProcesses processes,
            LinuxHost host) {
        NodeAgentEndpoint endpoint = new NodeAgentEndpoint(new ServiceCommands(supervisor), processes, host);
        return TipRuntime.builder(properties.tip(MODULE, Version.text()))
                .configuration(config)
                .serve("NodeAgent", NodeAgent.Iface.class, endpoint)
                .health(() -> health(supervisor))
                .start();
    }

    @Bean
    ServiceLife life(TipRuntime tip) {
        return ServiceLife.of(tip);
    }

    @Bean
    HostMetrics metrics(
            NodeAgentConfig config,
            ServiceProperties properties,
            TipRuntime tip,
            Supervisor supervisor,
            OsProcesses processes) {
        Duration timeout = config.supervision().checkTimeout();
        LifecycleClients lifecycle = new LifecycleClients(tip, timeout);
        HttpProbe probe = new HttpProbe(timeout);
        supervisor.open(spec -> switch (spec.check()) {
            case Check.OverHttp(var url) -> probe.probe(url);
            case Check.OverTip check -> lifecycle.probe(spec, check);
        });
        HttpMetrics http = new HttpMetrics(timeout);
        return new HostMetrics(
                properties.hosts().getFirst(),
                supervisor,
                processes,
                spec -> switch (spec.check()) {
                    case Check.OverHttp(var url) -> http.metrics(url);
                    case Check.OverTip check -> lifecycle.metrics(spec, check);
                },
                () -> tip.meters().scrape());
    }

    @Bean
    AgentHttp http(NodeAgentConfig config, ServiceProperties properties, Supervisor supervisor, HostMetrics metrics)
            throws IOException {
        InetSocketAddress listen = HostPort.parse(config.httpListen()).resolve();
        AgentHttp http = new AgentHttp(HttpListener.at(listen, properties.certificates()), supervisor, metrics);
        log.atInfo().addKeyValue("address", http.open()).log("http.open");
        return http;
    }

    @Bean
    LogRotation logRotation(NodeAgentConfig config, Supervisor supervisor) {
        LogRotation rotation = new LogRotation(
                () -> supervisor.statuses().stream()
                        .map(status -> status.spec().logFile())
                        .toList(),
                (long) config.logMib() << 20,
                config.logsKept());
        rotation.open();
        return rotation;
    }

    @Bean
    Reporters reporters(NodeAgentConfig config, ServiceProperties properties, TipRuntime tip, LinuxHost host) {
        Reporters reporters = new Reporters();
        if (!config.roles().isEmpty()) {
            reporters.add(HostReporter.ofOwnHost(
                    properties.hosts().getFirst(),
                    config.roles(),
                    config.driver(),
                    host,
                    new JoinToken(config.joinTokenFile()),
                    new TipHostReports(tip),
                    config.reportInterval()));
        }
        if (config.simulatedHosts().count() > 0) {
            SimulatedHosts.addTo(reporters, config.simulatedHosts(), properties);
        }
        return reporters.open();
    }

    private static HealthReport health(Supervisor supervisor) {
        Map<String, String> missing = new TreeMap<>();
        for (ServiceStatus status : supervisor.statuses()) {
            if (status.wanted() && status.state() != ServiceState.UP) {
                missing.put(status.name(), status.state() + (status.reason() == null ? "" : ": " + status.reason()));
            }
        }
        return missing.isEmpty() ? HealthReport.healthy() : new HealthReport(HealthReport.Condition.DEGRADED, missing);
    }
}
