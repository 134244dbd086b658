package cloud.yunhai.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PortalSettingsTest {
    private static PortalSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("iaas-front", PortalSettings.class);
    }

    @Test
    void defaults() {
        PortalSettings settings = bound(Map.of());

        assertThat(settings.apiUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(settings.address().isLoopbackAddress()).isTrue();
        assertThat(settings.keys()).isNull();
        assertThat(settings.hostName()).isEqualTo("host-1");
    }

    @Test
    void everyPropertyIsMapped() {
        PortalSettings settings = bound(Map.of(
                "iaas-front.api-url", "https://api.example:8443",
                "iaas-front.api-ca", "/ca.pem",
                "iaas-front.http-listen", "0.0.0.0:443",
                "iaas-front.certificate", "/c.pem",
                "iaas-front.private-key", "/k.pem",
                "iaas-front.certificates", "/platform",
                "iaas-front.lol-url", "http://127.0.0.1:9044",
                "iaas-front.lol-secret-file", "/secret",
                "iaas-front.spool", "/spool",
                "iaas-front.host-name", "host-2"));

        assertThat(settings)
                .isEqualTo(new PortalSettings(
                        URI.create("https://api.example:8443"),
                        Path.of("/ca.pem"),
                        "0.0.0.0:443",
                        Path.of("/c.pem"),
                        Path.of("/k.pem"),
                        Path.of("/platform"),
                        URI.create("http://127.0.0.1:9044"),
                        Path.of("/secret"),
                        Path.of("/spool"),
                        "host-2"));
        assertThat(settings.keys()).isEqualTo(new PortalSettings.Keys(Path.of("/c.pem"), Path.of("/k.pem")));
    }

    @Test
    void elsewhereItSpeaksHttpsOrDoesNotStart() {
        assertRefused(
                Map.of("iaas-front.http-listen", "0.0.0.0:8081"), "expected: a loopback address, or a certificate");
        PortalSettings platform =
                bound(Map.of("iaas-front.http-listen", "0.0.0.0:8081", "iaas-front.certificates", "/platform"));
        assertThat(Objects.requireNonNull(platform.keys()).chain()).isEqualTo(Path.of("/platform/cert.pem"));
        assertThat(bound(Map.of("iaas-front.certificates", "/platform")).keys())
                .as("the platform's certificate is not needed on loopback")
                .isNull();
    }

    @Test
    void wrongValuesAreNamed() {
        assertRefused(Map.of("iaas-front.http-listen", "8081"), "http-listen: 8081 (expected: host:port)");
        assertRefused(Map.of("iaas-front.http-listen", "127.0.0.1:99999"), "port 0 to 65535");
        assertRefused(Map.of("iaas-front.certificate", "/c.pem"), "private-key: none");
        assertRefused(Map.of("iaas-front.lol-url", "http://127.0.0.1:1"), "lol-secret-file: none");
        assertRefused(Map.of("iaas-front.api-url", "nowhere"), "api-url: nowhere");
    }

    private static void assertRefused(Map<String, String> properties, String message) {
        assertThatThrownBy(() -> bound(properties))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining(message);
    }
}
