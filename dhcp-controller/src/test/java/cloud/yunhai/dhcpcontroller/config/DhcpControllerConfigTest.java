package cloud.yunhai.dhcpcontroller.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class DhcpControllerConfigTest {
    private static DhcpControllerConfig config(Map<String, Object> properties) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment)
                .bind("dhcp-controller", DhcpControllerConfig.class)
                .get();
    }

    @Test
    void defaults() throws IOException {
        assertThat(config(Map.of()))
                .isEqualTo(new DhcpControllerConfig(
                        "default",
                        DhcpControllerConfig.Driver.DNSMASQ,
                        "br-tenant",
                        List.of(),
                        Path.of("/var/lib/yunhai/dhcp"),
                        "dnsmasq",
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(2)));
    }

    @Test
    void everyPropertyIsMapped() throws IOException {
        Map<String, Object> properties = Map.of(
                "dhcp-controller.cluster", "c1",
                "dhcp-controller.driver", "simulated",
                "dhcp-controller.interface", "br0",
                "dhcp-controller.command-prefix[0]", "nsenter",
                "dhcp-controller.command-prefix[1]", "--net=/run/netns/x",
                "dhcp-controller.data-directory", "/data/dhcp",
                "dhcp-controller.user", "nobody",
                "dhcp-controller.lease-time", "1h",
                "dhcp-controller.program-limit", "3s");

        assertThat(config(properties))
                .isEqualTo(new DhcpControllerConfig(
                        "c1",
                        DhcpControllerConfig.Driver.SIMULATED,
                        "br0",
                        List.of("nsenter", "--net=/run/netns/x"),
                        Path.of("/data/dhcp"),
                        "nobody",
                        Duration.ofHours(1),
                        Duration.ofSeconds(3)));
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatThrownBy(() -> config(Map.of("dhcp-controller.interface", "br 0\nport=53")))
                .hasRootCauseMessage("dhcp-controller.interface: br 0\nport=53 (expected: the name of an interface)");
        assertThatThrownBy(() -> config(Map.of("dhcp-controller.data-directory", "/a b")))
                .hasRootCauseMessage(
                        "dhcp-controller.data-directory: /a b (expected: an absolute path of plain characters)");
        assertThatThrownBy(() -> config(Map.of("dhcp-controller.lease-time", "1s")))
                .hasRootCauseMessage("dhcp-controller.lease-time: PT1S (expected: at least 2 minutes)");
    }
}
