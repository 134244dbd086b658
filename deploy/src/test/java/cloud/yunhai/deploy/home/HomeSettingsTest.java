package cloud.yunhai.deploy.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeSettingsTest {
    @Test
    void wrongValuesAreRefusedByName() {
        assertThatThrownBy(() -> new HomeSettings(-1, null, null, 0, null, "10.60.0", null, null))
                .hasMessage("port-offset: -1 (expected: 0 to 50000)");
        assertThatThrownBy(() -> new HomeSettings(0, "jdbc:postgresql://h/d", "u", 0, null, "10.60.0", null, null))
                .hasMessageContaining("(expected: mysql://host:port/name or mariadb://host:port/name)");
        assertThatThrownBy(() -> new HomeSettings(0, null, null, 0, "no bridge", "10.60.0", null, null))
                .hasMessage("host-network: no bridge (expected: the name of a bridge)");
        assertThatThrownBy(() -> new HomeSettings(0, null, null, 0, null, "10.60", null, null))
                .hasMessageStartingWith("subnet: 10.60 (expected");
    }

    @Test
    void choicesAreKept(@TempDir Path directory) throws Exception {
        Home home = new Home(directory);
        HomeStore store = new HomeStore(home);
        HomeSettings settings = new HomeSettings(1000, "jdbc:mariadb://h:1/d", "u", 5, "br0", "10.1.2", null, null);

        store.save(settings);

        assertThat(store.load()).contains(settings);
    }

    @Test
    void secretsAreForTheirOwnerOnly(@TempDir Path directory) throws Exception {
        Path secret = directory.resolve("secrets/one");

        Home.writeSecret(secret, "first");
        Home.writeSecret(secret, "second");

        assertThat(secret).hasContent("second");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("secrets"))))
                .isEqualTo("rwx------");
    }

    @Test
    void twoHomesHaveDifferentTags() {
        assertThat(new Home(Path.of("/a")).tag()).isNotEqualTo(new Home(Path.of("/b")).tag());
        assertThat(new Home(Path.of("/a")).tag()).matches("yh[0-9a-f]{6}");
    }

    @Test
    void replicasAreForModulesThatKeepNothing() {
        assertThatThrownBy(() -> replicated(null, "vm-controller", 2))
                .hasMessageStartingWith("replicas: vm-controller (expected: one of api-server, db-proxy,");
        assertThatThrownBy(() -> replicated(null, "api-server", 4))
                .hasMessage("replicas: api-server=4 (expected: 1 to 3)");
        assertThatThrownBy(() -> replicated(null, "db-proxy", 2))
                .hasMessage("replicas: db-proxy=2 (expected: 1 with the embedded database; see --db)");
        assertThat(replicated("jdbc:mariadb://h/d", "db-proxy", 2).replicasOf("db-proxy"))
                .isEqualTo(2);
    }

    @Test
    void onlyLoopbackSpeaksInTheClear() {
        assertThat(HomeSettings.DEFAULT.secure()).isFalse();
        assertThat(listening("192.0.2.7").secure()).isTrue();
        assertThatThrownBy(() -> listening("0.0.0.0"))
                .hasMessage("listen: 0.0.0.0 (expected: an IPv4 address of this machine)");
    }

    private static HomeSettings replicated(@Nullable String database, String module, int count) {
        return new HomeSettings(0, database, null, 0, null, "10.60.0", null, Map.of(module, count));
    }

    private static HomeSettings listening(String address) {
        return new HomeSettings(0, null, null, 0, null, "10.60.0", address, null);
    }
}
