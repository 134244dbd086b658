package cloud.yunhai.deploy.command;

import cloud.yunhai.deploy.plan.Plan;
import cloud.yunhai.deploy.run.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// A command, or a shell, where a host's instances are: its network, its libvirtd.
@Command(
        name = "host-shell",
        description = "Runs a command in a host's data plane, for instance: host-shell -- virsh list")
final class HostShellCommand implements Callable<Integer> {
    @ParentCommand
    private YunhaiCommand root = new YunhaiCommand();

    @Parameters(
            arity = "0..*",
            paramLabel = "[HOST] [--] [CMD...]",
            description = "The host (default: host-1) and the command (default: bash)")
    private List<String> words = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        root.where().settings();
        List<String> command = new ArrayList<>(words);
        if (!command.isEmpty() && command.getFirst().equals(Plan.HOST)) {
            command.removeFirst();
        } else if (!command.isEmpty() && command.getFirst().startsWith("host-")) {
            throw new IllegalArgumentException("host: " + command.getFirst() + " (expected: " + Plan.HOST + ")");
        }
        if (command.isEmpty()) {
            command.add("bash");
        }
        return Programs.attached(root.where().dataPlane().inside(command));
    }
}
