package cloud.yunhai.deploy.command;

import cloud.yunhai.deploy.dist.Distribution;
import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.home.HomeSettings;
import cloud.yunhai.deploy.home.HomeStore;
import cloud.yunhai.deploy.pki.CertificateAuthority;
import cloud.yunhai.deploy.plan.Module;
import cloud.yunhai.deploy.plan.Plan;
import cloud.yunhai.deploy.plan.PlannedService;
import cloud.yunhai.deploy.plan.SettingsFiles;
import cloud.yunhai.deploy.run.DataPlane;
import cloud.yunhai.deploy.run.DatabaseCheck;
import cloud.yunhai.deploy.run.NodeAgentProcess;
import cloud.yunhai.deploy.run.Ports;
import cloud.yunhai.deploy.run.Programs;
import cloud.yunhai.deploy.run.Secrets;
import cloud.yunhai.deploy.run.ServiceStates;
import cloud.yunhai.deploy.run.StartedWith;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Brings an installation up from nothing, or makes one that is there whole again. May be repeated at any time.
@Command(name = "up", description = "Starts the platform on this machine, making what is missing.")
final class UpCommand implements Callable<Integer> {
    private static final Duration IMAGE = Duration.ofMinutes(10);
    private static final Duration HEALTHY = Duration.ofMinutes(10);

    @ParentCommand
    private YunhaiCommand root = new YunhaiCommand();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "mysql://[user@]host:port/name or mariadb://...; the password is asked of "
                    + "$YUNHAI_DB_PASSWORD_FILE (default: an embedded database)")
    private @Nullable String database;

    @Option(names = "--simulated-hosts", paramLabel = "N", description = "Also plays N simulated hosts.")
    private @Nullable Integer simulatedHosts;

    @Option(
            names = "--host-network",
            paramLabel = "BRIDGE",
            description = "Uses the machine's own libvirtd and this bridge, as real hosts do.")
    private @Nullable String hostNetwork;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Added to every port, so that two homes can live side by side.")
    private @Nullable Integer portOffset;

    @Option(
            names = "--subnet",
            paramLabel = "A.B.C",
            description = "The first three octets of the default subnet (default: 10.60.0)")
    private @Nullable String subnet;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "Offers the API and the metrics on this address of the machine, by HTTPS (default: loopback)")
    private @Nullable String listen;

    @Option(
            names = "--replicas",
            paramLabel = "MODULE=N",
            description = "Runs N processes of a module, up to 3; may be repeated.")
    private @Nullable Map<String, Integer> replicas;

    @Override
    public Integer call() throws Exception {
        Home home = root.where().home();
        HomeStore store = new HomeStore(home);
        home.create();
        try (HomeStore.Lock _ = store.lock()) {
            HomeSettings before = store.load().orElse(HomeSettings.DEFAULT);
            DatabaseChoice choice = new DatabaseChoice(database, home);
            HomeSettings settings = choice.applied(chosen(before));
            Plan plan = new Plan(home, settings);
            requirePorts(settings, plan);
            DataPlane dataPlane = new DataPlane(HomeOption.tree(), home, settings);
            dataPlane.requireUsable();
            Layout layout = new Layout(output);
            Distribution distribution = layout.stage();
            checkDatabase(choice, before, settings, distribution);
            store.save(settings);
            // First of all, since it is what a machine most often refuses.
            output.progress("starting the data plane");
            dataPlane.up();
            layout.train();
            issue(home, plan, settings);
            new Secrets(home).ensure();
            Path image = image(home);
            new SettingsFiles(home, distribution).write(plan.nodeAgent(), plan.services());
            start(home, distribution, plan);
            new Welcome(home, plan, settings, output).registerAndGreet(image);
        }
        return 0;
    }

    private HomeSettings chosen(HomeSettings before) {
        return new HomeSettings(
                portOffset == null ? before.portOffset() : portOffset,
                before.database(),
                before.databaseUser(),
                simulatedHosts == null ? before.simulatedHosts() : simulatedHosts,
                hostNetwork == null ? before.hostNetworkBridge() : hostNetwork,
                subnet == null ? before.subnet() : subnet,
                listen == null ? before.listen() : listen,
                merged(before.replicas()));
    }

    private Map<String, Integer> merged(@Nullable Map<String, Integer> before) {
        Map<String, Integer> all = new TreeMap<>(before == null ? Map.of() : before);
        if (replicas != null) {
            all.putAll(replicas);
        }
        return all;
    }

    private void requirePorts(HomeSettings settings, Plan plan) throws IOException {
        List<PlannedService> all = new ArrayList<>(plan.services());
        all.add(plan.nodeAgent());
        Ports.requireKept(all);
        new Ports(root.where().processes()).requireFree(all, settings.address());
    }

    /// Before anything is kept or started: a database that does not serve is told at once, and changes nothing.
    private void checkDatabase(
            DatabaseChoice choice, HomeSettings before, HomeSettings settings, Distribution distribution)
            throws IOException {
        if (settings.database() == null) {
            return;
        }
        boolean another = !settings.hasDatabaseOf(before) || choice.changesPassword();
        if (another || root.where().nodeAgent().find().isEmpty()) {
            output.progress("checking the database");
            new DatabaseCheck(distribution).requireUsable(settings, choice.passwordFile(), before.database() == null);
        }
        choice.keepPassword();
    }

    private static void issue(Home home, Plan plan, HomeSettings settings) throws IOException {
        CertificateAuthority authority = new CertificateAuthority(home, InstantSource.system());
        authority.ensure();
        for (PlannedService service : plan.services()) {
            if (service.tipPort() != 0) {
                authority.ensureIssued(
                        home.certificates(service.name()),
                        service.module().name(),
                        service.certificateHost(),
                        settings.address());
            }
        }
        authority.ensureIssued(
                home.certificates(Module.NODE_AGENT.name()), Module.NODE_AGENT.name(), Plan.HOST, settings.address());
        authority.ensureIssued(home.certificates(Plan.SIMULATED_AGENT), Module.NODE_AGENT.name(), Plan.SIMULATED_HOSTS);
        authority.ensureIssued(home.certificates("deploy"), "deploy", Plan.HOST);
    }

    private Path image(Home home) throws IOException {
        output.progress("building the image tiny");
        Path directory = home.imports();
        Programs.run(
                IMAGE,
                List.of(
                        HomeOption.tree()
                                .resolve("deploy/image/build-guest-image")
                                .toString(),
                        directory.toString()));
        return directory.resolve("tiny.qcow2");
    }

    private void start(Home home, Distribution distribution, Plan plan) throws IOException, InterruptedException {
        NodeAgentProcess agent = new NodeAgentProcess(home, distribution);
        StartedWith started = new StartedWith(home, distribution);
        if (started.isOutdated() && agent.find().isPresent()) {
            output.progress("settings or programs changed: stopping the services");
            agent.stop();
        }
        output.progress("starting the services");
        if (agent.find().isEmpty()) {
            started.remember();
        }
        agent.start(plan.nodeAgent());
        new ServiceStates(home, plan.url(Module.NODE_AGENT))
                .awaitUp(plan.services().size(), HEALTHY);
    }
}
