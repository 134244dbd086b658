package cloud.yunhai.dbproxy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.dbproxy.app.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/// The shipped defaults, each property, and what is refused.
class DbProxyConfigTest {
    private static DbProxyConfig bound(Map<String, Object> given) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        new YamlPropertySourceLoader()
                .load("shipped", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment).bindOrCreate("db-proxy", DbProxyConfig.class);
    }

    @Test
    void defaults() throws IOException {
        assertThat(bound(Map.of()))
                .isEqualTo(new DbProxyConfig(
                        "embedded", "yunhai", null, Path.of("/var/lib/yunhai/db"), 16, Retention.USUAL));
    }

    @Test
    void everyPropertyIsMapped() throws IOException {
        assertThat(bound(Map.of(
                        "db-proxy.url", "mariadb://db:3306/yunhai",
                        "db-proxy.username", "cloud",
                        "db-proxy.password-file", "/etc/yunhai/password",
                        "db-proxy.data-directory", "/data",
                        "db-proxy.pool-size", "32",
                        "db-proxy.retention.idempotency-keys", "48h",
                        "db-proxy.retention.operations", "7d",
                        "db-proxy.retention.deleted", "8d",
                        "db-proxy.retention.events", "90d")))
                .isEqualTo(new DbProxyConfig(
                        "mariadb://db:3306/yunhai",
                        "cloud",
                        Path.of("/etc/yunhai/password"),
                        Path.of("/data"),
                        32,
                        new Retention(
                                Duration.ofHours(48), Duration.ofDays(7), Duration.ofDays(8), Duration.ofDays(90))));
    }

    @Test
    void operationsAreKeptAtLeastAsLongAsTheKeysThatNameThem() {
        assertThatThrownBy(() -> bound(Map.of("db-proxy.retention.operations", "23h")))
                .rootCause()
                .hasMessage("db-proxy.retention.operations: PT23H (expected: at least PT24H)");
    }
}
