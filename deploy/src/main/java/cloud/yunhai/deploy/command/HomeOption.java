package cloud.yunhai.deploy.command;

import cloud.yunhai.deploy.dist.Distribution;
import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.home.HomeSettings;
import cloud.yunhai.deploy.home.HomeStore;
import cloud.yunhai.deploy.home.NoInstallationException;
import cloud.yunhai.deploy.plan.Module;
import cloud.yunhai.deploy.plan.Plan;
import cloud.yunhai.deploy.run.DataPlane;
import cloud.yunhai.deploy.run.NodeAgentProcess;
import cloud.yunhai.deploy.run.OwnProcesses;
import cloud.yunhai.deploy.run.ServiceStates;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Which installation a command is about.
public final class HomeOption {
    private static final Path DEFAULT = Path.of("/var/lib/yunhai");

    @Option(
            names = "--home",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "The installation's directory (default: $YUNHAI_HOME, or /var/lib/yunhai)")
    private @Nullable Path directory;

    /// The home itself.
    public Home home() {
        Path chosen = directory;
        if (chosen == null) {
            String environment = System.getenv("YUNHAI_HOME");
            chosen = environment == null || environment.isBlank() ? DEFAULT : Path.of(environment);
        }
        return new Home(chosen.toAbsolutePath().normalize());
    }

    /// The home's settings.
    ///
    /// @throws IOException when nothing was ever brought up there
    HomeSettings settings() throws IOException {
        return new HomeStore(home()).load().orElseThrow(() -> new NoInstallationException(home().directory()));
    }

    Plan plan() throws IOException {
        return new Plan(home(), settings());
    }

    DataPlane dataPlane() throws IOException {
        return new DataPlane(tree(), home(), settings());
    }

    NodeAgentProcess nodeAgent() {
        return new NodeAgentProcess(home(), distribution());
    }

    OwnProcesses processes() {
        return new OwnProcesses(home());
    }

    ServiceStates services() throws IOException {
        return new ServiceStates(home(), plan().url(Module.NODE_AGENT));
    }

    static Distribution distribution() {
        return new Distribution(tree().resolve("deploy/target/dist"));
    }

    /// The checkout that this program was built from.
    static Path tree() {
        String tree = System.getProperty("yunhai.tree");
        if (tree == null) {
            throw new IllegalStateException("yunhai.tree is not set (expected: started by deploy/yunhai)");
        }
        return Path.of(tree);
    }
}
