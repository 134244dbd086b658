package cloud.yunhai.nodeagent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.HostRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

class NodeAgentConfigTest {
    @Test
    void defaults() throws IOException {
        NodeAgentConfig config = bind(Map.of("node-agent.home", "/h"));
        assertThat(config.servicesFile()).isEqualTo(Path.of("/h/services.yaml"));
        assertThat(config.pidFile()).isEqualTo(Path.of("/h/run/node-agent.pid"));
        assertThat(config.stateFile()).isEqualTo(Path.of("/h/run/services.json"));
        assertThat(config.httpListen()).isEqualTo("127.0.0.1:9042");
        assertThat(config.roles()).containsExactlyInAnyOrder(HostRole.values());
        assertThat(config.driver()).isEqualTo(Driver.LIBVIRT);
        assertThat(config.reportInterval()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.supervision().stopTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.simulatedHosts().names()).isEmpty();
        assertThat(config.joinTokenFile()).isNull();
    }

    @Test
    void everyPropertyIsMapped() throws IOException {
        Map<String, Object> all = new HashMap<>();
        all.put("node-agent.home", "/h");
        all.put("node-agent.services-file", "/s");
        all.put("node-agent.pid-file", "/p");
        all.put("node-agent.state-file", "t");
        all.put("node-agent.http-listen", "[::1]:1");
        all.put("node-agent.starts-at-once", 2);
        all.put("node-agent.log-mib", 3);
        all.put("node-agent.logs-kept", 4);
        all.put("node-agent.data-directory", "/d");
        all.put("node-agent.roles", "STORAGE");
        all.put("node-agent.driver", "simulated");
        all.put("node-agent.join-token-file", "/j");
        all.put("node-agent.report-interval", "7s");
        all.put("node-agent.capacity.cpus", 5);
        all.put("node-agent.capacity.memory-mib", 6);
        all.put("node-agent.capacity.storage-gib", 7);
        all.put("node-agent.simulated-hosts.count", 2);
        all.put("node-agent.simulated-hosts.prefix", "x-");
        all.put("node-agent.simulated-hosts.certificates", "/c");
        all.put("node-agent.simulated-hosts.join-token-file", "/k");
        all.put("node-agent.simulated-hosts.roles", "COMPUTE");
        all.put("node-agent.simulated-hosts.report-interval", "9s");
        all.put("node-agent.simulated-hosts.calls", 8);
        all.put("node-agent.simulated-hosts.cpus", 10);
        all.put("node-agent.simulated-hosts.memory-mib", 11);
        all.put("node-agent.simulated-hosts.storage-gib", 12);
        NodeAgentConfig config = bind(all);
        assertThat(config.servicesFile()).isEqualTo(Path.of("/s"));
        assertThat(config.pidFile()).isEqualTo(Path.of("/p"));
        assertThat(config.stateFile()).isEqualTo(Path.of("/h/t"));
        assertThat(config.httpListen()).isEqualTo("[::1]:1");
        assertThat(config.startsAtOnce()).isEqualTo(2);
        assertThat(config.logMib()).isEqualTo(3);
        assertThat(config.logsKept()).isEqualTo(4);
        assertThat(config.dataDirectory()).isEqualTo(Path.of("/d"));
        assertThat(config.roles()).containsExactly(HostRole.STORAGE);
        assertThat(config.driver()).isEqualTo(Driver.SIMULATED);
        assertThat(config.joinTokenFile()).isEqualTo(Path.of("/j"));
        assertThat(config.reportInterval()).isEqualTo(Duration.ofSeconds(7));
        assertThat(config.capacity()).isEqualTo(new NodeAgentConfig.CapacityConfig(5, 6, 7));
        var simulated = config.simulatedHosts();
        assertThat(simulated.names()).containsExactly("x-0001", "x-0002");
        assertThat(simulated.certificates()).isEqualTo(Path.of("/c"));
        assertThat(simulated.joinTokenFile()).isEqualTo(Path.of("/k"));
        assertThat(simulated.roles()).containsExactly(HostRole.COMPUTE);
        assertThat(simulated.reportInterval()).isEqualTo(Duration.ofSeconds(9));
        assertThat(List.of(simulated.calls(), simulated.cpus())).containsExactly(8, 10);
        assertThat(List.of(simulated.memoryMib(), simulated.storageGib())).containsExactly(11L, 12L);
    }

    @Test
    void everyWaitOfTheSupervisionIsMapped() throws IOException {
        Map<String, Object> all = new HashMap<>();
        List<String> names = List.of(
                "check-starting",
                "check-up",
                "check-timeout",
                "start-timeout",
                "stop-timeout",
                "unhealthy-patience",
                "dependency-patience",
                "back-off-first",
                "back-off-max",
                "stable-after");
        for (int i = 0; i < names.size(); i++) {
            all.put("node-agent.supervision." + names.get(i), (i + 1) + "s");
        }
        all.put("node-agent.supervision.misses-until-hung", 7);
        assertThat(bind(all).supervision())
                .isEqualTo(new NodeAgentConfig.SupervisionConfig(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        7,
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(10)));
    }

    @Test
    void wrongValuesAreNamed() {
        Map.of(
                        "node-agent.starts-at-once", "0",
                        "node-agent.report-interval", "1ms",
                        "node-agent.capacity.cpus", "-1",
                        "node-agent.simulated-hosts.count", "10000",
                        "node-agent.http-listen", "nowhere")
                .forEach((name, value) -> assertThatThrownBy(() -> bind(Map.of(name, value)))
                        .as(name)
                        .rootCause()
                        .hasMessageContaining("expected"));
        assertThatThrownBy(() -> bind(Map.of("node-agent.simulated-hosts.count", "1")))
                .rootCause()
                .hasMessageStartingWith("simulated-hosts.certificates: none");
    }

    private static NodeAgentConfig bind(Map<String, ?> properties) throws IOException {
        var yaml = new YamlPropertySourceLoader().load("defaults", new ClassPathResource("application.yaml"));
        ConfigurationPropertySource defaults =
                ConfigurationPropertySources.from(yaml.getFirst()).iterator().next();
        return new Binder(new MapConfigurationPropertySource(properties), defaults)
                .bindOrCreate("node-agent", NodeAgentConfig.class);
    }
}
