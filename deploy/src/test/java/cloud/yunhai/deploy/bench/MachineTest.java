package cloud.yunhai.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.deploy.home.HomeSettings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void factsAreReadFromProc() {
        assertThat(Machine.loadAverage("1.25 0.80 0.50 2/345 6789")).isEqualTo(1.25);
        assertThat(Machine.memoryMib(List.of("MemFree: 1 kB", "MemTotal:       24576000 kB")))
                .isEqualTo(24_000);
    }

    @Test
    void theDatabaseIsNamedWithoutItsOptions() throws IOException {
        HomeSettings settings = new HomeSettings(
                0, "jdbc:mariadb://127.0.0.1:3306/yunhai?sslMode=trust", "u", 0, null, "10.60.0", null, null);

        assertThat(Machine.now(settings).database()).startsWith("jdbc:mariadb://127.0.0.1:3306/yunhai,");
        assertThat(Machine.now(HomeSettings.DEFAULT).database()).contains("embedded H2", "fsync");
    }
}
