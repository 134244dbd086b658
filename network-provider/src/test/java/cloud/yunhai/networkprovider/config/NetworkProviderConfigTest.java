package cloud.yunhai.networkprovider.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class NetworkProviderConfigTest {
    private static NetworkProviderConfig config(Map<String, Object> properties) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment)
                .bind("network-provider", NetworkProviderConfig.class)
                .get();
    }

    @Test
    void defaults() throws IOException {
        assertThat(config(Map.of())).isEqualTo(new NetworkProviderConfig(Duration.ofSeconds(30)));
    }

    @Test
    void everyPropertyIsMapped() throws IOException {
        assertThat(config(Map.of("network-provider.comparison-interval", "7s")))
                .isEqualTo(new NetworkProviderConfig(Duration.ofSeconds(7)));
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatThrownBy(() -> config(Map.of("network-provider.comparison-interval", "5ms")))
                .hasRootCauseMessage("network-provider.comparison-interval: PT0.005S (expected: at least 1 second)");
    }
}
