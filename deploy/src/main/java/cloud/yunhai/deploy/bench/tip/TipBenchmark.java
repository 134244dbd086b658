package cloud.yunhai.deploy.bench.tip;

import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.pki.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Measures all rivals in one run: in each round all take turns with each number of callers, every other round in
/// the opposite order, so that what else the machine does hits all alike.
public final class TipBenchmark {
    private static final int CALLERS_MAX = 256;
    private static final int ROUNDS = 5;
    private static final int SECONDS_MAX = 600;
    private static final int IDLE_MAX = 2_000;
    private static final long WARM_UP_MILLIS = 1_500;

    private final Plan plan;
    private final Consumer<String> progress;

    public TipBenchmark(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /// What is measured.
    ///
    /// @param seconds for each rival with each number of callers
    /// @param callers numbers of callers
    /// @param idle connections to weigh; 0: none
    /// @param c2 whether the JVMs use their second compiler; the services' do not
    public record Plan(int seconds, List<Integer> callers, int idle, boolean c2) {
        public Plan {
            callers = List.copyOf(callers);
            within("seconds", seconds, 1, SECONDS_MAX);
            within("idle", idle, 0, IDLE_MAX);
            callers.forEach(count -> within("callers", count, 1, CALLERS_MAX));
        }

        private static void within(String name, int value, int least, int most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + " to " + most + ")");
            }
        }
    }

    /// Measures.
    public TipFigures run() throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("yunhai-bench-tip");
        try {
            Path certificates = certificates(scratch);
            List<BenchPair.Sample> samples = compare(certificates);
            return new TipFigures(
                    plan.c2() ? "c2" : "c1",
                    Runtime.getRuntime().availableProcessors(),
                    ROUNDS,
                    rows(samples),
                    idleFigures(certificates));
        } finally {
            delete(scratch);
        }
    }

    /// Null also where so many connections cannot be had in time: the comparison is not lost by that.
    private @Nullable IdleFigures idleFigures(Path certificates) throws IOException, InterruptedException {
        if (plan.idle() == 0) {
            return null;
        }
        progress.accept("idle connections");
        try {
            return IdleConnections.weigh(plan.idle(), plan.c2(), certificates);
        } catch (IOException tooBusy) {
            progress.accept("idle connections were not weighed: " + tooBusy.getMessage());
            return null;
        }
    }

    private List<BenchPair.Sample> compare(Path certificates) throws IOException {
        List<BenchPair> pairs = new ArrayList<>();
        try {
            for (Rival rival : Rival.values()) {
                pairs.add(new BenchPair(rival, plan.c2(), certificates));
            }
            progress.accept("warming up");
            for (BenchPair pair : pairs) {
                for (int callers : plan.callers()) {
                    pair.warmUp(callers, WARM_UP_MILLIS);
                }
            }
            return rounds(pairs);
        } finally {
            pairs.forEach(BenchPair::close);
        }
    }

    private List<BenchPair.Sample> rounds(List<BenchPair> pairs) throws IOException {
        List<BenchPair.Sample> samples = new ArrayList<>();
        long millis = plan.seconds() * 1_000L / ROUNDS;
        for (int round = 1; round <= ROUNDS; round++) {
            progress.accept("round " + round + " of " + ROUNDS);
            for (int callers : plan.callers()) {
                for (BenchPair pair : round % 2 == 0 ? pairs.reversed() : pairs) {
                    samples.add(pair.measure(callers, millis));
                }
            }
        }
        return samples;
    }

    private List<TipFigures.Row> rows(List<BenchPair.Sample> samples) {
        List<TipFigures.Row> rows = new ArrayList<>();
        for (int callers : plan.callers()) {
            List<BenchPair.Sample> floor = of(samples, Rival.THRIFT, callers);
            for (Rival rival : Rival.values()) {
                List<BenchPair.Sample> own = of(samples, rival, callers);
                rows.add(new TipFigures.Row(
                        rival.key(),
                        callers,
                        median(own, BenchPair.Sample::callsPerSecond),
                        median(own, BenchPair.Sample::p50Micros),
                        median(own, BenchPair.Sample::p99Micros),
                        median(own, BenchPair.Sample::cpuMicros),
                        medianRatio(own, floor, BenchPair.Sample::callsPerSecond),
                        medianRatio(own, floor, BenchPair.Sample::cpuMicros),
                        own.stream().mapToLong(BenchPair.Sample::errors).sum()));
            }
        }
        return rows;
    }

    private static List<BenchPair.Sample> of(List<BenchPair.Sample> samples, Rival rival, int callers) {
        return samples.stream()
                .filter(sample -> sample.rival() == rival && sample.callers() == callers)
                .toList();
    }

    private static double median(List<BenchPair.Sample> samples, ToDoubleFunction<BenchPair.Sample> figure) {
        return middle(samples.stream().map(figure::applyAsDouble).toList());
    }

    private static double medianRatio(
            List<BenchPair.Sample> own, List<BenchPair.Sample> floor, ToDoubleFunction<BenchPair.Sample> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            ratios.add(figure.applyAsDouble(own.get(round)) / figure.applyAsDouble(floor.get(round)));
        }
        return middle(ratios);
    }

    private static double middle(List<Double> figures) {
        List<Double> sorted = new ArrayList<>(figures);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static Path certificates(Path scratch) throws IOException {
        CertificateAuthority authority = new CertificateAuthority(new Home(scratch), InstantSource.system());
        authority.ensure();
        Path certificates = scratch.resolve("certificates");
        for (String module : List.of(TipStack.SERVER, TipStack.CLIENT)) {
            authority.ensureIssued(certificates.resolve(module), module, TipStack.HOST);
        }
        return certificates;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
