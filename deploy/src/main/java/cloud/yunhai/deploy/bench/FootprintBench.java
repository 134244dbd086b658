package cloud.yunhai.deploy.bench;

import cloud.yunhai.deploy.dist.Distribution;
import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.home.HomeSettings;
import cloud.yunhai.deploy.home.HomeStore;
import cloud.yunhai.deploy.plan.Module;
import cloud.yunhai.deploy.plan.Plan;
import cloud.yunhai.deploy.run.DataPlane;
import cloud.yunhai.deploy.run.NodeAgentProcess;
import cloud.yunhai.deploy.run.ServiceStates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What it takes to have the platform: time and CPU from nothing running to all services healthy, memory after that,
/// and CPU while nobody asks for anything.
public final class FootprintBench {
    private static final Duration HEALTHY = Duration.ofMinutes(3);
    private static final double START_SECONDS_MAX = 15;
    private static final double PSS_MIB_MAX = 1536;
    private static final double KIB_PER_MIB = 1024;
    private static final double MILLIS_PER_SECOND = 1000;

    private final OwnPlatform platform;
    private final Distribution distribution;
    private final Path tree;
    private final Settings settings;

    /// How it is measured.
    ///
    /// @param simulatedHosts 0: the services for simulated hosts are left out
    /// @param rounds starts, the median of which counts
    /// @param idle how long nothing is asked for
    public record Settings(int simulatedHosts, int rounds, Duration idle) {
        public Settings {
            if (rounds < 1 || rounds > 20) {
                throw new IllegalArgumentException("rounds: " + rounds + " (expected: 1 to 20)");
            }
            if (idle.compareTo(Duration.ofSeconds(5)) < 0 || idle.compareTo(Duration.ofMinutes(10)) > 0) {
                throw new IllegalArgumentException("idle: " + idle + " (expected: 5 seconds to 10 minutes)");
            }
        }
    }

    /// @param platform its own and new; it stays for the caller to close
    public FootprintBench(OwnPlatform platform, Distribution distribution, Path tree, Settings settings) {
        this.platform = platform;
        this.distribution = distribution;
        this.tree = tree;
        this.settings = settings;
    }

    /// What was measured. Times in seconds, memory in MiB.
    ///
    /// @param services how many processes, the node-agent included
    /// @param upNewHome the whole command on a built tree, in an empty home
    /// @param upExistingHome the whole command, the platform being down
    /// @param upRunning the whole command, the platform being up
    /// @param start from nothing running to all services healthy, the data plane being there
    /// @param idleCpuMillisPerMinute of all services
    /// @param withoutCache services that do not use their ahead-of-time cache
    public record Result(
            int services,
            double upNewHome,
            double upExistingHome,
            double upRunning,
            double start,
            double startCpu,
            Map<String, Double> startCpuByService,
            double pss,
            Map<String, Double> pssByService,
            double idleCpuMillisPerMinute,
            Map<String, Double> idleCpuMillisPerMinuteByService,
            List<String> withoutCache) {
        /// Against what it should be.
        public List<Aim> aims() {
            return List.of(
                    Aim.atMost("start to all healthy", start, "s", START_SECONDS_MAX),
                    Aim.atMost("memory of all services (PSS)", pss, "MiB", PSS_MIB_MAX));
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add(seconds("up, built tree, new home", upNewHome));
            lines.add(seconds("up, existing home", upExistingHome));
            lines.add(seconds("up, already running", upRunning));
            lines.add(seconds("start to all healthy", start));
            lines.add(seconds("CPU of that", startCpu));
            lines.add("");
            lines.add(String.format(
                    Locale.ROOT, "%-24s %10s %10s %14s", "service", "start cpu s", "PSS MiB", "idle ms/min"));
            pssByService.forEach((service, memory) -> lines.add(row(
                    service,
                    startCpuByService.getOrDefault(service, 0.0),
                    memory,
                    idleCpuMillisPerMinuteByService.getOrDefault(service, 0.0))));
            lines.add(row(services + " processes", startCpu, pss, idleCpuMillisPerMinute));
            lines.add("start-up caches: "
                    + (withoutCache.isEmpty() ? "used by all" : "not used by " + String.join(", ", withoutCache)));
            return lines;
        }

        private static String seconds(String name, double value) {
            return String.format(Locale.ROOT, "%-24s %10.2f s", name, value);
        }

        private static String row(String service, double cpu, double memory, double idle) {
            return String.format(Locale.ROOT, "%-24s %11.2f %10.1f %14.0f", service, cpu, memory, idle);
        }
    }

    /// Measures.
    public Result run() throws IOException, InterruptedException {
        double upNewHome = seconds(platform.up(settings.simulatedHosts()));
        platform.down();
        Home home = platform.home();
        HomeSettings chosen = new HomeStore(home).load().orElse(HomeSettings.DEFAULT);
        Plan plan = new Plan(home, chosen);
        List<Start> starts = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            starts.add(start(home, plan, chosen));
            platform.down();
        }
        starts.sort(java.util.Comparator.comparingLong(Start::nanos));
        Start middle = starts.get(starts.size() / 2);
        double upExistingHome = seconds(platform.up(settings.simulatedHosts()));
        double upRunning = seconds(platform.up(settings.simulatedHosts()));
        ServiceProcesses services = PlatformProcesses.of(home, plan, distribution);
        Costs idle = idle(services);
        Costs memory = services.pssKib();
        double minutes = settings.idle().toMillis() / MILLIS_PER_SECOND / 60;
        return new Result(
                services.count(),
                upNewHome,
                upExistingHome,
                upRunning,
                middle.nanos() / 1e9,
                middle.cpuMillis().total() / MILLIS_PER_SECOND,
                middle.cpuMillis().per(MILLIS_PER_SECOND),
                memory.total() / KIB_PER_MIB,
                memory.per(KIB_PER_MIB),
                idle.total() / minutes,
                idle.per(minutes),
                services.withoutCache());
    }

    private record Start(long nanos, Costs cpuMillis) {}

    private Start start(Home home, Plan plan, HomeSettings chosen) throws IOException, InterruptedException {
        new DataPlane(tree, home, chosen).up();
        long began = System.nanoTime();
        new NodeAgentProcess(home, distribution).start(plan.nodeAgent());
        new ServiceStates(home, plan.url(Module.NODE_AGENT))
                .awaitUp(plan.services().size(), HEALTHY);
        long healthy = System.nanoTime();
        return new Start(
                healthy - began, PlatformProcesses.of(home, plan, distribution).cpuMillis());
    }

    /// Nothing is asked for, and what they do all the same is counted.
    private Costs idle(ServiceProcesses services) throws IOException, InterruptedException {
        Thread.sleep(settings.idle().dividedBy(2)); // what came with the start is over
        Costs before = services.cpuMillis();
        Thread.sleep(settings.idle());
        return services.cpuMillis().since(before);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS_PER_SECOND;
    }
}
