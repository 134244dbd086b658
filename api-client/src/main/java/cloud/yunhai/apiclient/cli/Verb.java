package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every verb does: connect, work, tell; its exit status says how it went.
@Command(optionListHeading = "%nOptions:%n", parameterListHeading = "%nArguments:%n", sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
abstract class Verb implements Callable<Integer> {
    private static final Path DEFAULT_HOME = Path.of("/var/lib/yunhai");

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table or json (default: table).")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @ArgGroup(validate = false, order = 99, heading = "%nConnection:%n")
    private ConnectionOptions options = new ConnectionOptions();

    private Surroundings around;
    private Printer printer;
    private Connection connection;
    private @Nullable String actingFor;

    void in(Surroundings surroundings) {
        around = surroundings;
    }

    /// Who usually does this.
    Role usualRole() {
        return Role.TENANT;
    }

    /// Does it, and answers how it went.
    abstract ExitStatus run(YunhaiClient client) throws Exception;

    @Override
    public final Integer call() {
        var line = spec.commandLine();
        printer = new Printer(format, line.getOut(), line.getErr(), around.terminal());
        try {
            connection = Connection.find(wish(), usualRole(), around);
            try (YunhaiClient client = connection.open()) {
                return run(scoped(client)).status();
            }
        } catch (Exception failure) {
            Failures.tell(failure, printer);
            return ExitStatus.of(failure).status();
        }
    }

    private YunhaiClient scoped(YunhaiClient client) {
        if (options.tenant == null) {
            return client;
        }
        actingFor = Nouns.TENANT.find(client, options.tenant).id();
        return client.actingFor(actingFor);
    }

    private Connection.Wish wish() {
        return new Connection.Wish(home(), options.api, options.ca, options.tokenFile, options.as);
    }

    /// The root command's `--home`, wherever it stood.
    private Path home() {
        for (CommandSpec at = spec; at != null; at = at.parent()) {
            OptionSpec option = at.findOption("--home");
            if (option != null && option.getValue() instanceof Path given) {
                return given.toAbsolutePath().normalize();
            }
        }
        String variable = around.variable("YUNHAI_HOME");
        return variable == null
                ? DEFAULT_HOME
                : Path.of(variable).toAbsolutePath().normalize();
    }

    final Printer printer() {
        return printer;
    }

    final Surroundings around() {
        return around;
    }

    final Connection connection() {
        return connection;
    }

    /// What a reference names, and a client that may change it: an operator acts for the tenant whose it is.
    final <R> Target target(YunhaiClient client, Noun<R> noun, String reference) {
        boolean owned = noun.tenantOwned() && connection.role() == Role.OPERATOR && actingFor == null;
        if (!owned) {
            return new Target(client, noun.id(client, reference));
        }
        Noun.Found found = noun.find(client, reference);
        return new Target(client.actingFor(found.tenantId()), found.id());
    }

    /// A resource, and with which client to speak of it.
    record Target(YunhaiClient client, String id) {}
}
