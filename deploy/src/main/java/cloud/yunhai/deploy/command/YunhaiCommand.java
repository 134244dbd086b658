package cloud.yunhai.deploy.command;

import cloud.yunhai.apiclient.cli.UserCommands;
import cloud.yunhai.deploy.home.NoInstallationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;

/// `deploy/yunhai`: the platform as a whole, and everything its users do.
@Command(
        name = "yunhai",
        description = "A cloud on this machine: up, then instance create.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            HostShellCommand.class,
            BenchCommand.class,
            DestroyCommand.class,
            CommandLine.HelpCommand.class
        })
public final class YunhaiCommand {
    private static final int NOTHING_THERE = 3;

    @Mixin
    private HomeOption where = new HomeOption();

    YunhaiCommand() {}

    /// The installation that the command is about; `--home` stands before or after the command's name.
    HomeOption where() {
        return where;
    }

    /// Runs it; the exit status tells.
    public static void main(String[] arguments) {
        System.exit(commandLine(arguments).execute(arguments));
    }

    static CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(new YunhaiCommand());
        UserCommands.addTo(line, arguments);
        explainItself(line);
        return line.setExecutionExceptionHandler((failure, failed, _) -> {
                    failed.getErr().println("yunhai: " + message(failure));
                    return status(failure);
                })
                .setUsageHelpAutoWidth(true);
    }

    private static int status(Exception failure) {
        return switch (failure) {
            case IllegalArgumentException _ -> CommandLine.ExitCode.USAGE;
            case NoInstallationException _ -> NOTHING_THERE;
            default -> CommandLine.ExitCode.SOFTWARE;
        };
    }

    /// Gives `--help` to every command that has none of its own.
    private static void explainItself(CommandLine line) {
        if (line.getCommandSpec().findOption("--help") == null) {
            line.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Shows this help.")
                            .build());
        }
        line.getSubcommands().values().forEach(YunhaiCommand::explainItself);
    }

    private static String message(Exception failure) {
        if (failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof IllegalArgumentException) {
            return String.valueOf(failure.getMessage());
        }
        return failure.toString();
    }
}
