package cloud.yunhai.deploy.command;

import cloud.yunhai.deploy.home.HomeStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Stops the services, and the instances with them; everything stays on disk.
@Command(name = "down", description = "Stops the platform; what it keeps stays.")
final class DownCommand implements Callable<Integer> {
    @ParentCommand
    private YunhaiCommand root = new YunhaiCommand();

    @Mixin
    private Output output = new Output();

    @Option(names = "--services-only", description = "Leaves the data plane, and so the instances, running.")
    private boolean servicesOnly;

    @Override
    public Integer call() throws Exception {
        HomeStore store = new HomeStore(root.where().home());
        root.where().settings();
        try (HomeStore.Lock _ = store.lock()) {
            boolean stopped = root.where().nodeAgent().stop();
            // A node-agent that was killed has left its services behind.
            stopped |= root.where().processes().end() > 0;
            if (!servicesOnly) {
                root.where().dataPlane().down();
            }
            output.print(
                    System.out,
                    Output.ordered("services", stopped ? "stopped" : "were not running", "instances", !servicesOnly),
                    List.of(stopped ? "stopped" : "was not running"));
        }
        return 0;
    }
}
