package cloud.yunhai.deploy.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
}
