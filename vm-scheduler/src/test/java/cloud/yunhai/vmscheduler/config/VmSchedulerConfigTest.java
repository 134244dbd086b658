package cloud.yunhai.vmscheduler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.vmscheduler.core.placement.Weigher;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class VmSchedulerConfigTest {
    private static VmSchedulerConfig bound(PropertySource<?> source) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(source);
        return Binder.get(environment).bindOrCreate("vm-scheduler", VmSchedulerConfig.class);
    }

    @Test
    void defaults() throws IOException {
        List<PropertySource<?>> yaml =
                new YamlPropertySourceLoader().load("defaults", new ClassPathResource("application.yaml"));
        assertThat(bound(yaml.getFirst()))
                .isEqualTo(new VmSchedulerConfig(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        new VmSchedulerConfig.Placement(new Weigher.Weights(4, 2, 1, 1), 0.8)));
    }

    @Test
    void everyPropertyIsMapped() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("vm-scheduler.host-report-ttl", "20s");
        properties.put("vm-scheduler.liveness-interval", "2s");
        properties.put("vm-scheduler.host-refresh-interval", "3s");
        properties.put("vm-scheduler.placement.weights.memory", "1");
        properties.put("vm-scheduler.placement.weights.cpu", "2.5");
        properties.put("vm-scheduler.placement.weights.instances", "3");
        properties.put("vm-scheduler.placement.weights.load", "4");
        properties.put("vm-scheduler.placement.spread", "0");
        assertThat(bound(new MapPropertySource("test", properties)))
                .isEqualTo(new VmSchedulerConfig(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        new VmSchedulerConfig.Placement(new Weigher.Weights(1, 2.5, 3, 4), 0)));
    }

    @Test
    void wrongValuesNameThePropertyAndWhatIsExpected() {
        VmSchedulerConfig.Placement placement = new VmSchedulerConfig.Placement(new Weigher.Weights(1, 1, 1, 1), 0);
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new VmSchedulerConfig(Duration.ZERO, second, second, placement))
                .hasMessage("vm-scheduler.host-report-ttl: PT0S (expected: positive)");
        assertThatThrownBy(() -> new VmSchedulerConfig.Placement(placement.weights(), -1))
                .hasMessage("vm-scheduler.placement.spread: -1.0 (expected: at least 0)");
        assertThatThrownBy(() -> new Weigher.Weights(1, -1, 1, 1))
                .hasMessage("weight of cpu: -1.0 (expected: at least 0)");
    }
}
