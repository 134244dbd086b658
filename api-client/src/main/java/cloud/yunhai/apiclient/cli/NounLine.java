package cloud.yunhai.apiclient.cli;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Option;

/// A noun of the command line, with its verbs.
final class NounLine {
    private final CommandLine line;

    /// What a noun alone does: nothing but to ask for a verb.
    @Command(commandListHeading = "%nVerbs:%n", optionListHeading = "%nOptions:%n", synopsisSubcommandLabel = "VERB")
    static final class Alone {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Shows this help.")
        boolean help;
    }

    NounLine(String word, String description) {
        line = new CommandLine(new Alone());
        line.getCommandSpec().name(word).usageMessage().description(description);
    }

    /// With this verb, which describes itself.
    NounLine verb(String word, Verb verb) {
        line.addSubcommand(word, verbLine(verb));
        return this;
    }

    /// With this verb.
    NounLine verb(String word, Verb verb, String description) {
        CommandLine verbLine = verbLine(verb);
        verbLine.getCommandSpec().usageMessage().description(description);
        line.addSubcommand(word, verbLine);
        return this;
    }

    /// With verbs below a further word, as `rule add`.
    NounLine noun(NounLine inner) {
        line.addSubcommand(inner.line.getCommandName(), inner.line);
        return this;
    }

    CommandLine line() {
        return line;
    }

    /// A verb as picocli has it.
    static CommandLine verbLine(Verb verb) {
        CommandLine line = new CommandLine(verb);
        line.registerConverter(Duration.class, new Durations());
        line.getCommandSpec().args().stream()
                .<Class<?>>map(ArgSpec::type)
                .filter(Class::isEnum)
                .distinct()
                .forEach(type -> register(line, type));
        return line;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // one converter for all enums
    private static void register(CommandLine line, Class<?> type) {
        line.registerConverter((Class) type, new Words(type));
    }
}
