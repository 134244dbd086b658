package cloud.yunhai.deploy.bench.tip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The result of a [TipBenchmark].
///
/// @param compiler of the JVMs: c1, as the services run, or c2
/// @param processors of the machine
/// @param rounds in which all took turns; each figure is the median of so many
/// @param rows by rival and number of callers
/// @param idle what idle connections cost; null if not asked for
public record TipFigures(
        String compiler,
        int processors,
        int rounds,
        List<Row> rows,
        @Nullable IdleFigures idle) {

    /// One rival with so many callers.
    ///
    /// @param cpuMicros processor time of client and server for each call
    /// @param rateToThrift calls per second, as a part of plain Thrift's in the same round
    /// @param cpuToThrift processor time per call, as a multiple of plain Thrift's in the same round
    /// @param errors calls that failed, of all rounds
    public record Row(
            String rival,
            int callers,
            double callsPerSecond,
            double p50Micros,
            double p99Micros,
            double cpuMicros,
            double rateToThrift,
            double cpuToThrift,
            long errors) {}

    /// For people.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%d processors, %s, median of %d rounds; ratios to plain Thrift of the same round"
                .formatted(processors, compiler, rounds));
        lines.add("%-18s %7s %10s %9s %9s %9s %7s %7s %6s"
                .formatted("STACK", "CALLERS", "CALLS/S", "P50 us", "P99 us", "CPU us", "RATE", "CPU", "ERRORS"));
        for (Row row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-18s %7d %10.0f %9.0f %9.0f %9.1f %7.2f %7.2f %6d",
                    Rival.titleOf(row.rival()),
                    row.callers(),
                    row.callsPerSecond(),
                    row.p50Micros(),
                    row.p99Micros(),
                    row.cpuMicros(),
                    row.rateToThrift(),
                    row.cpuToThrift(),
                    row.errors()));
        }
        if (idle != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%d idle connections by mutual TLS: %.1f KiB heap, %.1f KiB resident each;"
                            + " server CPU %.1f ms/s with them, %.1f without",
                    idle.connections(),
                    idle.heapKib(),
                    idle.residentKib(),
                    idle.cpuMillisPerSecondWith(),
                    idle.cpuMillisPerSecondWithout()));
        }
        return lines;
    }
}
