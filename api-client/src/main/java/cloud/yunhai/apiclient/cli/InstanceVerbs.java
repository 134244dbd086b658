package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apicommon.representation.ConsoleLogRepresentation;
import cloud.yunhai.apicommon.representation.InstanceCommandOptions;
import cloud.yunhai.apicommon.representation.InstancePatch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is done with one instance.
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class InstanceVerbs {
    private InstanceVerbs() {}

    /// A verb about one instance.
    abstract static class OfInstance extends Verb {
        @Parameters(paramLabel = "NAME|ID", description = "Which one.")
        private String reference;

        @Override
        final ExitStatus run(YunhaiClient client) throws Exception {
            Target target = target(client, Nouns.INSTANCE, reference);
            return run(target.client(), target.id());
        }

        abstract ExitStatus run(YunhaiClient client, String id) throws Exception;
    }

    /// `start`, `suspend` and the like.
    static class PlainCommand extends OfInstance {
        private final String command;

        @Mixin
        private WaitOptions waiting = new WaitOptions();

        /// @param command as the API calls it
        PlainCommand(String command) {
            this.command = command;
        }

        @Nullable
        InstanceCommandOptions options() {
            return null;
        }

        @Override
        ExitStatus run(YunhaiClient client, String id) {
            return new Work(client, printer(), waiting).taken(client.instances().command(id, command, options()));
        }
    }

    /// `stop` and `reboot`: the guest is asked, and has its time.
    static final class PoliteCommand extends PlainCommand {
        @Option(
                names = "--forced-after",
                paramLabel = "TIME",
                description = "How long the guest has before it is forced, 1s to 5m (default: 60s).")
        private @Nullable Duration forcedAfter;

        PoliteCommand(String command) {
            super(command);
        }

        @Override
        @Nullable
        InstanceCommandOptions options() {
            if (forcedAfter == null) {
                return null;
            }
            InstanceCommandOptions options = new InstanceCommandOptions();
            options.timeoutSeconds = Math.toIntExact(forcedAfter.toSeconds());
            return options;
        }
    }

    @Command(description = "Ends an instance and returns all that it held.")
    static final class Delete extends OfInstance {
        @Mixin
        private WaitOptions waiting = new WaitOptions();

        @Override
        ExitStatus run(YunhaiClient client, String id) {
            return new Work(client, printer(), waiting).taken(client.instances().delete(id));
        }
    }

    @Command(description = "Changes name and labels.")
    static final class Update extends OfInstance {
        @Option(names = "--new-name", paramLabel = "NAME", description = "What it is called from now on.")
        private @Nullable String name;

        @Option(
                names = "--label",
                paramLabel = "KEY=VALUE",
                description = "Set a label; may be repeated. KEY= removes it.")
        private Map<String, String> labels = new LinkedHashMap<>();

        @Override
        ExitStatus run(YunhaiClient client, String id) {
            InstancePatch patch = new InstancePatch();
            patch.name = name;
            patch.labels = Labels.change(labels);
            printer().one(client.instances().update(id, patch));
            return ExitStatus.OK;
        }
    }

    @Command(description = "Tells why it is where it is, or why it is nowhere.")
    static final class Placement extends OfInstance {
        @Override
        ExitStatus run(YunhaiClient client, String id) {
            printer().one(client.instances().placement(id));
            return ExitStatus.OK;
        }
    }

    @Command(description = "Prints what the guest wrote on its console.")
    static final class ConsoleLog extends OfInstance {
        private static final Duration LOOK = Duration.ofSeconds(1);

        @Option(
                names = {"-F", "--follow"},
                description = "Go on till the instance is gone, or Ctrl-C.")
        private boolean follow;

        @Option(names = "--offset", paramLabel = "BYTES", description = "Begin there (default: 0).")
        private long offset;

        @Override
        ExitStatus run(YunhaiClient client, String id) throws InterruptedException {
            ConsoleLogRepresentation part = read(client, id, offset);
            if (printer().json() && !follow) {
                printer().one(whole(client, id, part));
                return ExitStatus.OK;
            }
            while (true) {
                print(part.text);
                boolean more = part.nextOffset > part.offset;
                if (!more && !follow) {
                    return ExitStatus.OK;
                }
                if (!more) {
                    Thread.sleep(LOOK);
                }
                try {
                    part = read(client, id, part.nextOffset);
                } catch (ApiException gone) {
                    if (ExitStatus.of(gone) != ExitStatus.NOT_FOUND) {
                        throw gone;
                    }
                    return ExitStatus.OK;
                }
            }
        }

        private static ConsoleLogRepresentation read(YunhaiClient client, String id, long from) {
            return client.instances().consoleLog(id, from, null);
        }

        private static ConsoleLogRepresentation whole(YunhaiClient client, String id, ConsoleLogRepresentation first) {
            StringBuilder text = new StringBuilder(first.text);
            ConsoleLogRepresentation last = first;
            while (last.nextOffset > last.offset) {
                last = read(client, id, last.nextOffset);
                text.append(last.text);
            }
            first.text = text.toString();
            first.nextOffset = last.nextOffset;
            return first;
        }

        /// The guest's text goes out as it is, but for what a terminal would take for a command; programs get
        /// it all.
        private void print(String text) {
            if (printer().json()) {
                printer().documentLine(Map.of("text", text));
            } else {
                printer().out().print(around().terminal() ? Cells.printable(text.replace("\r", "")) : text);
                printer().out().flush();
            }
        }
    }

    /// All of them.
    static NounLine line() {
        return new NounLine("instance", "Cloud hosts.")
                .verb("create", new InstanceCreate())
                .verb("list", new ListVerb<>(Nouns.INSTANCE), "Lists instances.")
                .verb("show", new ShowVerb<>(Nouns.INSTANCE), "Shows an instance.")
                .verb("start", new PlainCommand("start"), "Starts a stopped instance.")
                .verb("stop", new PoliteCommand("stop"), "Asks the guest to power off; forces it after a time.")
                .verb("force-stop", new PlainCommand("force_stop"), "Powers an instance off at once.")
                .verb("reboot", new PoliteCommand("reboot"), "Asks the guest to reboot; forces it after a time.")
                .verb("suspend", new PlainCommand("suspend"), "Pauses a running instance; its memory stays.")
                .verb("resume", new PlainCommand("resume"), "Lets a paused instance run on.")
                .verb("delete", new Delete())
                .verb("update", new Update())
                .verb("console-log", new ConsoleLog())
                .verb("placement", new Placement());
    }
}
