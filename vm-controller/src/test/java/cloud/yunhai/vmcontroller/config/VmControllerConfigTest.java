package cloud.yunhai.vmcontroller.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.model.host.Driver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class VmControllerConfigTest {
    private static VmControllerConfig bound(PropertySource<?>... sources) {
        StandardEnvironment environment = new StandardEnvironment();
        for (PropertySource<?> source : sources) {
            environment.getPropertySources().addFirst(source);
        }
        return Binder.get(environment).bindOrCreate("vm-controller", VmControllerConfig.class);
    }

    private static PropertySource<?> yaml() throws IOException {
        return new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yaml"))
                .getFirst();
    }

    private static PropertySource<?> set(String name, Object value) {
        return new MapPropertySource("set", Map.of("vm-controller." + name, value));
    }

    @Test
    void defaults() throws IOException {
        assertThat(bound(yaml()))
                .isEqualTo(new VmControllerConfig(
                        Driver.LIBVIRT,
                        "qemu:///system",
                        Path.of("/var/lib/yunhai"),
                        null,
                        "br-tenant",
                        16,
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(50),
                        1024,
                        Duration.ofSeconds(30),
                        0,
                        "sim-"));
    }

    @Test
    void everyPropertyIsMapped() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("vm-controller.driver", "simulated");
        properties.put("vm-controller.libvirt-uri", "test:///default");
        properties.put("vm-controller.data-directory", "/data");
        properties.put("vm-controller.qemu-log-directory", "/logs");
        properties.put("vm-controller.bridge", "br0");
        properties.put("vm-controller.native-calls", "4");
        properties.put("vm-controller.read-limit", "1s");
        properties.put("vm-controller.change-limit", "2s");
        properties.put("vm-controller.console-log-limit-kib", "8");
        properties.put("vm-controller.report-interval", "3s");
        properties.put("vm-controller.simulated-hosts", "2");
        properties.put("vm-controller.simulated-host-prefix", "fake-");
        VmControllerConfig config = bound(new MapPropertySource("test", properties));
        assertThat(config)
                .isEqualTo(new VmControllerConfig(
                        Driver.SIMULATED,
                        "test:///default",
                        Path.of("/data"),
                        Path.of("/logs"),
                        "br0",
                        4,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        8,
                        Duration.ofSeconds(3),
                        2,
                        "fake-"));
        assertThat(config.qemuLogs()).isEqualTo(Path.of("/logs"));
        assertThat(config.hosts(List.of("h1"))).containsExactly("h1", "fake-0001", "fake-0002");
    }

    @Test
    void wrongValuesNameThePropertyAndWhatIsExpected() throws IOException {
        PropertySource<?> defaults = yaml();
        assertThatThrownBy(() -> bound(defaults, set("native-calls", 1)))
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage("vm-controller.native-calls: 1 (expected: 2 to 256)");
        assertThatThrownBy(() -> bound(defaults, set("data-directory", "here")))
                .hasRootCauseMessage("vm-controller.data-directory: here (expected: an absolute path)");
        assertThatThrownBy(() -> bound(defaults, set("qemu-log-directory", "log")))
                .hasRootCauseMessage("vm-controller.qemu-log-directory: log (expected: an absolute path)");
        assertThatThrownBy(() -> bound(defaults, set("simulated-hosts", 1)))
                .hasRootCauseMessage("vm-controller.simulated-hosts: 1 (expected: 0, since driver is libvirt)");
        assertThatThrownBy(() -> bound(defaults, set("report-interval", "0s")))
                .hasRootCauseMessage("vm-controller.report-interval: PT0S (expected: positive)");
        assertThatThrownBy(() -> bound(defaults).hosts(List.of("h1", "h2")))
                .hasMessage("yunhai.hosts: [h1, h2] (expected: one host, since vm-controller.driver is libvirt)");
    }
}
