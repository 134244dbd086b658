package cloud.yunhai.common.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.TipSecurity;
import cloud.yunhai.common.tip.TipSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServicePropertiesTest {
    private static ServiceProperties properties(List<String> hosts, String listen, List<String> dbProxy) {
        return new ServiceProperties(hosts, listen, null, dbProxy, Path.of("/certificates"), null);
    }

    @Test
    void tellTipWhoTheProcessIs() {
        TipSettings settings = properties(List.of("h1", "h2"), "127.0.0.1:0", List.of("127.0.0.1:9050"))
                .tip("vm-controller", "1.2");

        assertThat(settings.module()).isEqualTo("vm-controller");
        assertThat(settings.hosts()).containsExactly("h1", "h2");
        assertThat(settings.listen()).isEqualTo(new HostPort("127.0.0.1", 0));
        assertThat(settings.dbProxies()).containsExactly(new HostPort("127.0.0.1", 9050));
        assertThat(settings.security()).isEqualTo(new TipSecurity.MutualTls(Path.of("/certificates")));
        assertThat(settings.version()).isEqualTo("1.2");
    }

    @Test
    void wrongValuesNameThePropertyAndWhatIsExpected() {
        assertThatThrownBy(() -> properties(List.of(), "127.0.0.1:0", List.of("a:1")))
                .hasMessage("yunhai.hosts: none (expected: at least one host name)");
        assertThatThrownBy(() -> properties(List.of("h"), "9050", List.of("a:1")))
                .hasMessage("yunhai.listen: 9050 (expected: host:port)");
        assertThatThrownBy(() -> properties(List.of("h"), "127.0.0.1:0", List.of()))
                .hasMessageStartingWith("yunhai.db-proxy: none");
        assertThatThrownBy(() -> properties(List.of("h"), "127.0.0.1:0", List.of("nowhere")))
                .hasMessage("yunhai.db-proxy: nowhere (expected: host:port)");
    }
}
