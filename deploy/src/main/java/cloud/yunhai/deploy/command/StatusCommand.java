package cloud.yunhai.deploy.command;

import cloud.yunhai.deploy.plan.Plan;
import cloud.yunhai.deploy.run.ServiceStates.ServiceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// What runs. Exit status 0: all is up; 1: something is not; 3: the platform is down.
@Command(
        name = "status",
        description = "Shows the services; exit status 0 all up, 1 some are not, 3 the platform is down.")
final class StatusCommand implements Callable<Integer> {
    private static final int SOME_DOWN = 1;
    private static final int ALL_DOWN = 3;

    @ParentCommand
    private YunhaiCommand root = new YunhaiCommand();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        Plan plan = root.where().plan();
        Optional<List<ServiceState>> states = root.where().services().read();
        boolean dataPlane = root.where().dataPlane().isUp();
        if (states.isEmpty()) {
            return withoutAgent(dataPlane);
        }
        boolean allUp = dataPlane && states.get().stream().allMatch(ServiceState::isUp);
        List<String> lines = new ArrayList<>();
        lines.add("%-22s %-12s %8s %9s".formatted("SERVICE", "STATE", "PID", "RESTARTS"));
        for (ServiceState state : states.get()) {
            lines.add("%-22s %-12s %8s %9d  %s"
                    .formatted(
                            state.name(),
                            state.state().toLowerCase(java.util.Locale.ROOT),
                            state.pid() == 0 ? "-" : Long.toString(state.pid()),
                            state.restarts(),
                            state.reason())
                    .stripTrailing());
        }
        lines.add("data plane " + (dataPlane ? "up" : "down: no instance runs (yunhai up starts it)"));
        plan.portals().forEach((name, url) -> lines.add("%-11s%s".formatted(name, url)));
        lines.add("%-11s%s".formatted("api", plan.apiUrl()));
        output.print(
                System.out,
                Output.ordered(
                        "state",
                        allUp ? "up" : "degraded",
                        "services",
                        states.get(),
                        "data_plane",
                        dataPlane ? "up" : "down",
                        "portals",
                        plan.portals(),
                        "api",
                        plan.apiUrl()),
                lines);
        return allUp ? 0 : SOME_DOWN;
    }

    /// The node-agent does not answer: either all is down, or what it started goes on without it.
    private int withoutAgent(boolean dataPlane) {
        int alone = root.where().processes().all().size();
        String state = alone == 0 ? "down" : "degraded";
        List<String> lines = new ArrayList<>();
        lines.add(
                alone == 0
                        ? "down"
                        : "the node-agent does not answer; " + alone
                                + " processes of this home run (yunhai up mends it)");
        if (dataPlane) {
            lines.add("data plane up: instances may be running");
        }
        output.print(
                System.out,
                Output.ordered("state", state, "processes", alone, "data_plane", dataPlane ? "up" : "down"),
                lines);
        return alone == 0 ? ALL_DOWN : SOME_DOWN;
    }
}
