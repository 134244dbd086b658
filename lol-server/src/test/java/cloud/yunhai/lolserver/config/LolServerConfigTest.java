package cloud.yunhai.lolserver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

class LolServerConfigTest {
    @Test
    void defaults() throws IOException {
        assertThat(bind(Map.of("lol-server.data-directory", "/d")))
                .isEqualTo(new LolServerConfig(
                        URI.create("file:///"),
                        "/d",
                        "127.0.0.1:9044",
                        null,
                        8,
                        Duration.ofHours(1),
                        64,
                        256,
                        Duration.ofSeconds(8),
                        Duration.ofDays(30),
                        10));
    }

    @Test
    void everyPropertyIsMapped() throws IOException {
        Map<String, String> all = new HashMap<>();
        all.put("lol-server.file-system", "hdfs://n:8020");
        all.put("lol-server.data-directory", "/logs");
        all.put("lol-server.http-listen", "[::1]:1");
        all.put("lol-server.http-secret-file", "/s");
        all.put("lol-server.journal-mib", "1");
        all.put("lol-server.journal-age", "2s");
        all.put("lol-server.block-kib", "3");
        all.put("lol-server.scan-mib", "4");
        all.put("lol-server.scan-time", "5s");
        all.put("lol-server.retention-age", "6h");
        all.put("lol-server.retention-gib", "7");
        assertThat(bind(all))
                .isEqualTo(new LolServerConfig(
                        URI.create("hdfs://n:8020"),
                        "/logs",
                        "[::1]:1",
                        Path.of("/s"),
                        1,
                        Duration.ofSeconds(2),
                        3,
                        4,
                        Duration.ofSeconds(5),
                        Duration.ofHours(6),
                        7));
    }

    @Test
    void wrongValuesAreNamed() {
        Map.of(
                        "lol-server.journal-mib", "0",
                        "lol-server.block-kib", "99999",
                        "lol-server.scan-time", "0s",
                        "lol-server.http-listen", "nowhere",
                        "lol-server.file-system", "nothing")
                .forEach((name, value) -> assertThatThrownBy(() -> bind(Map.of(name, value)))
                        .as(name)
                        .rootCause()
                        .hasMessageContaining("expected"));
    }

    private static LolServerConfig bind(Map<String, String> properties) throws IOException {
        var yaml = new YamlPropertySourceLoader().load("defaults", new ClassPathResource("application.yaml"));
        var defaults =
                ConfigurationPropertySources.from(yaml.getFirst()).iterator().next();
        return new Binder(new MapConfigurationPropertySource(properties), defaults)
                .bindOrCreate("lol-server", LolServerConfig.class);
    }
}
