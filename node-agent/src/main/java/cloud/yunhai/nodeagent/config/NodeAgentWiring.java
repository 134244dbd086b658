package cloud.yunhai.nodeagent.config;

import cloud.yunhai.nodeagent.adapter.file.AgentLock;
import cloud.yunhai.nodeagent.adapter.file.ServicesFile;
import cloud.yunhai.nodeagent.adapter.file.StateFile;
import cloud.yunhai.nodeagent.adapter.http.HttpMetrics;
import cloud.yunhai.nodeagent.adapter.http.HttpProbe;
import cloud.yunhai.nodeagent.adapter.process.LogRotation;
import cloud.yunhai.nodeagent.adapter.process.OsProcesses;
import cloud.yunhai.nodeagent.app.HostMetrics;
import cloud.yunhai.nodeagent.app.Supervisor;
import cloud.yunhai.nodeagent.core.Check;
import cloud.yunhai.nodeagent.core.ProbeResult;
import cloud.yunhai.nodeagent.core.ServiceSpec;
import cloud.yunhai.nodeagent.core.Timings;
import cloud.yunhai.nodeagent.endpoint.AgentHttp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Makes the agent's objects, in the order in which they are needed; they are closed in the reverse order.
@Configuration(proxyBeanMethods = false)
public class NodeAgentWiring {
    private static final Logger log = LoggerFactory.getLogger(NodeAgentWiring.class);

    @Bean
    NodeAgentConfig config(Environment environment) {
        return Binder.get(environment).bindOrCreate("node-agent", NodeAgentConfig.class);
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
        List<ServiceSpec> specs = new ServicesFile(config.home()).read(config.servicesFile());
        Timings timings = config.supervision().timings();
        HttpProbe http = new HttpProbe(timings.checkTimeout());
        Supervisor supervisor = new Supervisor(
                specs,
                timings,
                config.startsAtOnce(),
                processes,
                spec -> switch (spec.check()) {
                    case Check.OverHttp(var url) -> http.probe(url);
                    case Check.OverTip(var address) -> connect(address, timings);
                },
                new StateFile(config.stateFile()),
                InstantSource.system());
        supervisor.open();
        return supervisor;
    }

    private static ProbeResult connect(String address, Timings timings) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    Math.toIntExact(timings.checkTimeout().toMillis()));
            return ProbeResult.healthy();
        } catch (IOException | RuntimeException failure) {
            return ProbeResult.silent(String.valueOf(failure.getMessage()));
        }
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
    AgentHttp http(NodeAgentConfig config, Supervisor supervisor, OsProcesses processes) throws IOException {
        HttpMetrics source = new HttpMetrics(config.supervision().checkTimeout());
        HostMetrics metrics = new HostMetrics(
                "host",
                supervisor,
                processes,
                spec -> switch (spec.check()) {
                    case Check.OverHttp(var url) -> source.metrics(url);
                    case Check.OverTip _ -> "";
                },
                () -> "");
        int colon = config.httpListen().lastIndexOf(':');
        AgentHttp http = new AgentHttp(
                new InetSocketAddress(
                        config.httpListen().substring(0, colon),
                        Integer.parseInt(config.httpListen().substring(colon + 1))),
                supervisor,
                metrics);
        log.atInfo().addKeyValue("address", http.open()).log("http.open");
        return http;
    }
}
