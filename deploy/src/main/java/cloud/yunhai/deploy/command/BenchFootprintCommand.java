package cloud.yunhai.deploy.command;

import cloud.yunhai.deploy.bench.FootprintBench;
import cloud.yunhai.deploy.bench.Machine;
import cloud.yunhai.deploy.bench.OwnPlatform;
import cloud.yunhai.deploy.bench.Report;
import cloud.yunhai.deploy.home.HomeSettings;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What it takes to have the platform at all. It measures a platform of its own, beside any that runs.
@Command(
        name = "footprint",
        description = "Measures start-up, memory and idle CPU. Exit status 0 measured, 1 it could not be, 4 an aim is"
                + " missed and --require-aims was said.")
final class BenchFootprintCommand implements Callable<Integer> {
    @Mixin
    private Output output = new Output();

    @Mixin
    private AimOption aims = new AimOption();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Starts, the median of which counts (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--idle",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long the idle services are watched (default: ${DEFAULT-VALUE})")
    private long idleSeconds;

    @Option(
            names = "--simulated-hosts",
            paramLabel = "N",
            defaultValue = "0",
            description = "Also runs the services that play simulated hosts (default: ${DEFAULT-VALUE})")
    private int simulatedHosts;

    @Override
    public Integer call() throws Exception {
        FootprintBench.Settings settings =
                new FootprintBench.Settings(simulatedHosts, rounds, Duration.ofSeconds(idleSeconds));
        Machine machine = Machine.now(HomeSettings.DEFAULT);
        try (OwnPlatform platform = OwnPlatform.empty(HomeOption.tree())) {
            output.progress("measuring a platform in " + platform.home().directory());
            Report report = Report.OfFootprint.of(
                    machine,
                    new FootprintBench(platform, HomeOption.distribution(), HomeOption.tree(), settings).run());
            output.print(System.out, report, report.lines());
            return aims.status(report);
        }
    }
}
