package cloud.yunhai.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Machine MACHINE = new Machine(2, 0.4, 24_000, "25", "6.1", "embedded");

    @Test
    void anAimIsMetOnItsBoundAndMissedBeyond() {
        assertThat(Aim.atMost("a", 25, "ms", 25).isMet()).isTrue();
        assertThat(Aim.atMost("a", 25.1, "ms", 25).isMet()).isFalse();
        assertThat(Aim.atLeast("a", 50, "/s", 50).isMet()).isTrue();
        assertThat(Aim.atLeast("a", 49.9, "/s", 50).isMet()).isFalse();
        assertThat(Aim.atMost("start", 16, "s", 15).line()).contains("16.00", "aim <= 15.00", "missed");
    }

    @Test
    void whatWasLeftOutHasNoAimAndNoLine() {
        var hypervisor = new HypervisorBench.Result(20, 9, 700, 600, 700.0 / 600, 300, 200, 800, 650);

        Report report = Report.OfCreate.of(MACHINE, hypervisor, null);

        assertThat(report.aims()).hasSize(3).allMatch(Aim::isMet);
        assertThat(report.lines()).noneMatch(line -> line.contains("simulated"));
    }

    @Test
    void footprintListsEveryServiceAndTheirSum() {
        var result = new FootprintBench.Result(
                2,
                20,
                18,
                3,
                14,
                22,
                Map.of("db-proxy", 12.0, "api-server", 10.0),
                1_600,
                Map.of("db-proxy", 900.0, "api-server", 700.0),
                500,
                Map.of("db-proxy", 300.0, "api-server", 200.0),
                List.of("api-server"));

        List<String> lines = Report.OfFootprint.of(MACHINE, result).lines();

        assertThat(lines)
                .anyMatch(line -> line.matches("db-proxy +12\\.00 +900\\.0 +300"))
                .anyMatch(line -> line.matches("2 processes +22\\.00 +1600\\.0 +500"))
                .contains("start-up caches: not used by api-server")
                .anyMatch(line -> line.startsWith("memory of all services") && line.endsWith("missed"));
    }
}
