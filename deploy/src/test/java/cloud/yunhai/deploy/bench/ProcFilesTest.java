package cloud.yunhai.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFilesTest {
    private static final String STAT = "4242 (a (b) c) S 1 4242 4242 0 -1 4194560 9 0 0 0 123 45 7 8 20 0 30 0 99 1 2";

    @Test
    void cpuTimeIsUserAndSystemEvenBehindAStrangeName() {
        assertThat(ProcFiles.cpuMillis(STAT)).isEqualTo(1_680);
    }

    @Test
    void aLineThatIsNoStatIsRefused() {
        assertThatThrownBy(() -> ProcFiles.cpuMillis("nonsense")).hasMessageContaining("expected: that of a process");
    }

    @Test
    void proportionalSizeIsTheLineOfThatNameOnly() {
        String rollup = """
                00400000-7ffe rollup  ---p 00000000 00:00 0    [rollup]
                Rss:              200000 kB
                Pss:               98765 kB
                Pss_Anon:          60000 kB
                SwapPss:               3 kB
                """;

        assertThat(ProcFiles.pssKib(rollup)).isEqualTo(98_765);
        assertThatThrownBy(() -> ProcFiles.pssKib("Rss: 1 kB")).hasMessageContaining("Pss");
    }

    @Test
    void costsAreReadForEachServiceAndDiffer(@TempDir Path proc) throws IOException {
        ServiceProcesses services = new ServiceProcesses(proc, Map.of("db-proxy", 4242L));
        Files.createDirectories(proc.resolve("4242"));
        Files.writeString(proc.resolve("4242/stat"), STAT);
        Costs before = services.cpuMillis();
        Files.writeString(proc.resolve("4242/stat"), STAT.replace(" 123 45 ", " 223 45 "));

        Costs cost = services.cpuMillis().since(before);

        assertThat(cost.byService()).containsExactly(Map.entry("db-proxy", 1_000L));
        assertThat(cost.total()).isEqualTo(1_000);
        assertThat(cost.per(50)).containsEntry("db-proxy", 20.0);
    }

    @Test
    void aServiceWithoutItsCacheIsNamed(@TempDir Path proc) throws IOException {
        ServiceProcesses services = new ServiceProcesses(proc, Map.of("db-proxy", 1L, "api-server", 2L));
        Files.createDirectories(proc.resolve("1"));
        Files.createDirectories(proc.resolve("2"));
        Files.writeString(proc.resolve("1/maps"), "800000000-801000000 r--p 0 08:01 77 /dist/db-proxy.aot\n");
        Files.writeString(proc.resolve("2/maps"), "800000000-801000000 r--p 0 08:01 77 /lib/modules\n");

        assertThat(services.withoutCache()).containsExactly("api-server");
    }

    @Test
    void aServiceThatEndsMeanwhileIsAFailureAndNotZero(@TempDir Path proc) {
        ServiceProcesses services = new ServiceProcesses(proc, Map.of("db-proxy", 4242L));

        assertThatThrownBy(services::cpuMillis)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("db-proxy (pid 4242) has ended");
    }

    @Test
    void whatWasNotMeasuredBeforeHasNoDifference() {
        assertThatThrownBy(() -> new Costs(Map.of("a", 1L)).since(new Costs(Map.of("b", 1L))))
                .hasMessageContaining("a was not measured before");
    }
}
