package cloud.yunhai.volumeprovider.config;

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

class VolumeProviderConfigTest {
    private static VolumeProviderConfig config(Map<String, Object> properties) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment)
                .bind("volume-provider", VolumeProviderConfig.class)
                .get();
    }

    @Test
    void defaults() throws IOException {
        assertThat(config(Map.of()))
                .isEqualTo(new VolumeProviderConfig(
                        VolumeProviderConfig.Driver.QEMU,
                        Path.of("/var/lib/yunhai"),
                        List.of(),
                        false,
                        256,
                        "qemu-img",
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(30),
                        4096));
    }

    @Test
    void everyPropertyIsMapped() throws IOException {
        Map<String, Object> properties = Map.of(
                "volume-provider.driver", "simulated",
                "volume-provider.data-directory", "/data",
                "volume-provider.import-directories", "/a,/b",
                "volume-provider.import-private-addresses", "true",
                "volume-provider.image-gib-max", "7",
                "volume-provider.qemu-img", "/opt/qemu-img",
                "volume-provider.short-limit", "5s",
                "volume-provider.long-limit", "6m",
                "volume-provider.simulated-gib", "8");

        assertThat(config(properties))
                .isEqualTo(new VolumeProviderConfig(
                        VolumeProviderConfig.Driver.SIMULATED,
                        Path.of("/data"),
                        List.of(Path.of("/a"), Path.of("/b")),
                        true,
                        7,
                        "/opt/qemu-img",
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(6),
                        8));
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatThrownBy(() -> config(Map.of("volume-provider.data-directory", "here")))
                .hasRootCauseMessage("volume-provider.data-directory: here (expected: an absolute path)");
        assertThatThrownBy(() -> config(Map.of("volume-provider.image-gib-max", "0")))
                .hasRootCauseMessage("volume-provider.image-gib-max: 0 (expected: at least 1)");
    }
}
