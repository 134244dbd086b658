package cloud.yunhai.apiclient.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command line of tenants and operators: nouns and verbs, to be given to a root command.
///
/// ```java
/// CommandLine root = new CommandLine(new YunhaiCommand());
/// UserCommands.addTo(root, arguments);
/// System.exit(root.execute(arguments));
/// ```
///
/// If the root has an option `--home` of type `Path`, inherited or not, the commands take it from there, else from
/// `$YUNHAI_HOME`, else they take `/var/lib/yunhai`.
public final class UserCommands {
    private static final String COMPLETION = "completion";

    private UserCommands() {}

    /// A word of the command line that is built when it is needed: one command needs one noun, and to build all
    /// takes longer than to run it.
    private record Entry(String description, Supplier<CommandLine> line) {}

    private static Map<String, Entry> entries() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        noun(entries, "instance", "Cloud hosts.", InstanceVerbs::line);
        noun(entries, "image", "What instances boot.", ImageVerbs::line);
        noun(entries, "flavor", "Sizes of instances.", FlavorVerbs::line);
        noun(entries, "ssh-key", "Public keys for instances.", SshKeyVerbs::line);
        noun(entries, "security-group", "What may reach instances.", SecurityGroupVerbs::line);
        noun(entries, "volume", "Block devices of instances.", UserCommands::volumes);
        noun(entries, "quota", "What may be held, and what is.", QuotaVerbs::line);
        noun(entries, "operation", "Work on instances and images.", OperationVerbs::line);
        noun(entries, "event", "What changed, and who asked for it.", PlatformVerbs::events);
        noun(entries, "log", "What the services wrote down.", PlatformVerbs::logs);
        noun(entries, "zone", "Sets of clusters.", ZoneVerbs::zones);
        noun(entries, "cluster", "Hosts with one network.", ZoneVerbs::clusters);
        noun(entries, "host", "Machines.", HostVerbs::line);
        noun(entries, "subnet", "Networks for instances.", SubnetVerbs::line);
        noun(entries, "lease", "Addresses that are held.", SubnetVerbs::leases);
        noun(entries, "group", "Tenants that share a quota.", AccountVerbs::groups);
        noun(entries, "tenant", "The owners of resources.", AccountVerbs::tenants);
        noun(entries, "user", "Who logs in for a tenant.", AccountVerbs::users);
        noun(entries, "operator", "Who runs the platform.", AccountVerbs::operators);
        noun(entries, "service", "The platform's own processes.", PlatformVerbs::services);
        verb(entries, "check", "Compares what is claimed with what is used.", PlatformVerbs.Check::new);
        verb(entries, "login", "Logs in.", LoginVerbs.Login::new);
        verb(entries, "logout", "Logs out.", LoginVerbs.Logout::new);
        verb(entries, "account", "Shows the own account.", LoginVerbs.Account::new);
        entries.put(
                COMPLETION,
                new Entry("Prints the completion script for bash.", () -> new CommandLine(new Completion())));
        return entries;
    }

    private static void noun(Map<String, Entry> entries, String word, String text, Supplier<NounLine> line) {
        entries.put(word, new Entry(text, () -> line.get().line()));
    }

    private static void verb(Map<String, Entry> entries, String word, String text, Supplier<Verb> verb) {
        entries.put(word, new Entry(text, () -> NounLine.verbLine(verb.get())));
    }

    private static NounLine volumes() {
        return new NounLine("volume", "Block devices of instances.")
                .verb("list", new ListVerb<>(Nouns.VOLUME), "Lists volumes.")
                .verb("show", new ShowVerb<>(Nouns.VOLUME), "Shows a volume.");
    }

    /// Gives the commands to a root. Only what the arguments name is built; the rest is there for the root's
    /// help. Mistakes in the command line, also in those of the root's other commands, are told on one line from
    /// now on.
    public static void addTo(CommandLine root, String... arguments) {
        addTo(root, Surroundings.system(), arguments);
    }

    static void addTo(CommandLine root, Surroundings around, String... arguments) {
        Set<String> words = Arrays.stream(arguments).collect(Collectors.toSet());
        boolean all = words.contains(COMPLETION);
        Map<String, Entry> entries = entries();
        entries.keySet().removeAll(root.getSubcommands().keySet()); // what the root does itself stays
        entries.forEach((word, entry) -> {
            CommandLine line = all || words.contains(word) ? entry.line().get() : named(entry.description());
            prepare(line, around);
            root.addSubcommand(word, line);
        });
        root.setParameterExceptionHandler(UserCommands::usage);
    }

    private static CommandLine named(String description) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(description);
        return new CommandLine(spec);
    }

    private static void prepare(CommandLine line, Surroundings around) {
        if (line.getCommandSpec().userObject() instanceof Verb verb) {
            verb.in(around);
        }
        line.setUsageHelpAutoWidth(true);
        line.getSubcommands().values().forEach(below -> prepare(below, around));
    }

    /// One line, and where to read more.
    private static int usage(CommandLine.ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        line.getErr()
                .println("yunhai: "
                        + Cells.printable(String.valueOf(failure.getMessage())).replace('\n', ' ') + " (see "
                        + line.getCommandSpec().qualifiedName() + " --help)");
        return ExitStatus.USAGE.status();
    }

    /// `eval "$(yunhai completion)"`.
    @Command(description = "Prints the completion script for bash: eval \"$(yunhai completion)\".")
    @SuppressWarnings("NullAway.Init") // picocli sets what must be there
    private static final class Completion implements Runnable {
        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            CommandLine root = spec.root().commandLine();
            root.getOut().print(AutoComplete.bash(root.getCommandName(), root));
            root.getOut().flush();
        }
    }
}
