package cloud.yunhai.deploy.command;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.http.ClientSettings;
import cloud.yunhai.apiclient.http.TokenSource;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.deploy.bench.BareGuests;
import cloud.yunhai.deploy.bench.BenchTenant;
import cloud.yunhai.deploy.bench.FleetBench;
import cloud.yunhai.deploy.bench.HypervisorBench;
import cloud.yunhai.deploy.bench.Machine;
import cloud.yunhai.deploy.bench.OwnPlatform;
import cloud.yunhai.deploy.bench.PlatformProcesses;
import cloud.yunhai.deploy.bench.Report;
import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.home.HomeSettings;
import cloud.yunhai.deploy.home.HomeStore;
import cloud.yunhai.deploy.plan.Plan;
import cloud.yunhai.deploy.run.Secrets;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// What a create costs: on the real hypervisor beside the bare floor, and on simulated hosts.
@Command(
        name = "create",
        description = "Measures creates, deletes and reads. Exit status 0 measured, 1 it could not be, 4 an aim is"
                + " missed and --require-aims was said.")
final class BenchCreateCommand implements Callable<Integer> {
    private static final String TENANT = "demo";

    @ParentCommand
    private BenchCommand bench = new BenchCommand();

    @Mixin
    private Output output = new Output();

    @Mixin
    private AimOption aims = new AimOption();

    @Option(names = "--own", description = "Brings up a platform in a home of its own, and destroys it at the end.")
    private boolean own;

    @Option(
            names = "--only",
            paramLabel = "PART",
            description = "hypervisor or simulated (default: both, as far as the platform has such hosts)")
    private @Nullable String only;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Creates on the real hypervisor (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "16",
            description = "That create at once on simulated hosts (default: ${DEFAULT-VALUE})")
    private int clients;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1000",
            description = "That are made on simulated hosts, and listed (default: ${DEFAULT-VALUE})")
    private int instances;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "200",
            description = "Creates and deletes before, which do not count (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--simulated-hosts",
            paramLabel = "N",
            defaultValue = "100",
            description = "Of a platform of its own (default: ${DEFAULT-VALUE})")
    private int simulatedHosts;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "For all creates on simulated hosts, and for all deletes (default: ${DEFAULT-VALUE})")
    private long limitSeconds;

    @Override
    public Integer call() throws Exception {
        check();
        if (!own) {
            return measured(bench.where().home());
        }
        try (OwnPlatform platform = OwnPlatform.empty(HomeOption.tree())) {
            output.progress("bringing up a platform in " + platform.home().directory());
            platform.up(simulatedHosts);
            return measured(platform.home());
        }
    }

    private void check() {
        if (only != null && !only.equals("hypervisor") && !only.equals("simulated")) {
            throw new IllegalArgumentException("only: " + only + " (expected: hypervisor or simulated)");
        }
        if (rounds < 1 || rounds > 1_000) {
            throw new IllegalArgumentException("rounds: " + rounds + " (expected: 1 to 1000)");
        }
        if (limitSeconds < 1 || limitSeconds > 3_600) {
            throw new IllegalArgumentException("limit: " + limitSeconds + " (expected: 1 to 3600 seconds)");
        }
    }

    private FleetBench.Size size() {
        return new FleetBench.Size(clients, instances, warmUp, Duration.ofSeconds(limitSeconds));
    }

    private int measured(Home home) throws Exception {
        FleetBench.Size size = size();
        HomeSettings settings = new HomeStore(home)
                .load()
                .orElseThrow(() -> new IOException(home.directory() + " holds no installation (expected: run up)"));
        Plan plan = new Plan(home, settings);
        Machine machine = Machine.now(settings);
        ClientSettings api =
                ClientSettings.of(URI.create(plan.apiUrl())).withCa(settings.secure() ? home.authority() : null);
        try (YunhaiClient anonymous = YunhaiClient.of(api, TokenSource.none());
                BenchTenant tenant = new BenchTenant(loggedIn(anonymous, new Secrets(home)))) {
            HypervisorBench.Result hypervisor = hypervisor(tenant, home, plan);
            FleetBench.Result fleet = "hypervisor".equals(only) || settings.simulatedHosts() == 0
                    ? null
                    : fleet(tenant, home, plan, size);
            Report report = Report.OfCreate.of(machine, hypervisor, fleet);
            output.print(System.out, report, report.lines());
            return aims.status(report);
        }
    }

    private HypervisorBench.@Nullable Result hypervisor(BenchTenant tenant, Home home, Plan plan) throws IOException {
        if ("simulated".equals(only)) {
            return null;
        }
        output.progress("measuring on the real hypervisor");
        String cluster = tenant.clusterOfSubnet("default");
        String model = tenant.make(cluster);
        try (BareGuests floor =
                BareGuests.like(plan.libvirtUri(), home.host(Plan.HOST).resolve("bench"), model)) {
            tenant.remove(model);
            return new HypervisorBench(tenant, cluster, floor).run(rounds);
        }
    }

    private FleetBench.Result fleet(BenchTenant tenant, Home home, Plan plan, FleetBench.Size size) throws Exception {
        output.progress("measuring on simulated hosts");
        return new FleetBench(
                        tenant,
                        tenant.clusterOfSubnet(Plan.SIMULATED_CLUSTER),
                        PlatformProcesses.of(home, plan, HomeOption.distribution()),
                        size)
                .run();
    }

    private static YunhaiClient loggedIn(YunhaiClient anonymous, Secrets secrets) throws IOException {
        char[] password = secrets.read(Secrets.TENANT).toCharArray();
        String token = anonymous.tokens().login(Realm.USER, TENANT, password).token;
        return anonymous.as(TokenSource.of(Objects.requireNonNull(token, "token is null")));
    }
}
