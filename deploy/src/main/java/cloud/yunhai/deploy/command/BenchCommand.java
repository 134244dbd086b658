package cloud.yunhai.deploy.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Measures the platform and its parts; each figure in the documentation names the command that repeats it.
@Command(
        name = "bench",
        description = "Measures the platform; the figures are for this machine and what else it does.",
        subcommands = {
            BenchCreateCommand.class,
            BenchTipCommand.class,
            BenchFootprintCommand.class,
            CommandLine.HelpCommand.class
        })
final class BenchCommand implements Runnable {
    @ParentCommand
    private YunhaiCommand root = new YunhaiCommand();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// The installation that is measured, where one is.
    HomeOption where() {
        return root.where();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "no benchmark named (expected: one of " + String.join(", ", names()) + ")");
    }

    private Iterable<String> names() {
        return spec.subcommands().keySet();
    }
}
