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

    /// Sees to it, before anything is kept or started, that the machine has what is asked of it.
    public void requireUsable() throws IOException {
        String bridge = settings.hostNetworkBridge();
        if (bridge != null) {
            new HostNetwork(bridge, settings.subnet()).requireUsable();
        }
    }

    /// Starts it unless it runs. The machine's own is there.
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

    /// Ends it with everything in it; of the machine's own, the home's guests alone.
    public void down() throws IOException {
        if (isOwn()) {
            Programs.run(UP, command("host-down", List.of()));
        } else {
            new MachineGuests(home.host(Plan.HOST)).stop();
        }
    }

    /// Ends it, and leaves nothing of it but the files of the home.
    public void remove() throws IOException {
        if (isOwn()) {
            down();
        } else {
            new MachineGuests(home.host(Plan.HOST)).remove();
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
