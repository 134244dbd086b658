package cloud.yunhai.deploy.run;

import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.home.HomeSettings;
import cloud.yunhai.deploy.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The data plane of the home's host: a libvirtd, qemus, a bridge and a DHCP server in namespaces of their own, or
/// the machine's own. The scripts in `deploy/dataplane` do the work.
public final class DataPlane {
    private static final Duration UP = Duration.ofMinutes(2);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Path scripts;
    private final Home home;
    private final HomeSettings settings;

    public DataPlane(Path tree, Home home, HomeSettings settings) {
        this.scripts = tree.resolve("deploy/dataplane");
        this.home = home;
        this.settings = settings;
    }

    /// Whether it is the home's own to start and end.
    public boolean isOwn() {
        return settings.hostNetworkBridge() == null;
    }

    /// Starts it unless it runs.
    public void up() throws IOException {
        if (!isOwn()) {
            return;
        }
        Programs.run(
                UP, command("host-up", List.of("--bridge", Plan.BRIDGE, "--gateway", settings.subnet() + ".1/24")));
    }

    /// Whether it runs. The machine's own is not ours to judge.
    public boolean isUp() {
        if (!isOwn()) {
            return true;
        }
        try {
            Programs.run(ANSWER, inside(List.of("true")));
            return true;
        } catch (IOException down) {
            return false;
        }
    }

    /// Ends it with everything in it.
    public void down() throws IOException {
        if (isOwn()) {
            Programs.run(UP, command("host-down", List.of()));
        }
    }

    /// The command that runs another one inside.
    public List<String> inside(List<String> command) {
        if (!isOwn()) {
            return command;
        }
        List<String> inner = new ArrayList<>();
        inner.add("--");
        inner.addAll(command);
        return command("host-exec", inner);
    }

    private List<String> command(String script, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                scripts.resolve(script).toString(),
                "--dir",
                home.host(Plan.HOST).toString(),
                "--name",
                Plan.HOST,
                "--prefix",
                home.tag()));
        command.addAll(more);
        return command;
    }
}
