package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.Services;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.cli.ZoneVerbs.ByOperator;
import cloud.yunhai.apiclient.http.Subscription;
import cloud.yunhai.apicommon.representation.CheckRepresentation;
import cloud.yunhai.apicommon.representation.EventRepresentation;
import cloud.yunhai.apicommon.representation.LogLevel;
import cloud.yunhai.apicommon.representation.ServiceRepresentation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// The platform itself: its services, its logs, what happened, and whether all adds up.
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class PlatformVerbs {
    private static final List<Column> SERVICES = Column.of(
            "HOST",
            "/host_name",
            "NAME",
            "/name",
            "STATE",
            "/state",
            "PID",
            "/pid",
            "RESTARTS",
            "/restarts",
            "STARTED",
            "/started_at",
            "REASON",
            "/reason");
    private static final List<Column> EVENTS = Column.of(
            "SEQUENCE",
            "/sequence",
            "OCCURRED",
            "/occurred_at",
            "ACTOR",
            "/actor/name",
            "ACTION",
            "/action",
            "RESOURCE_ID",
            "/resource_id",
            "OPERATION_ID",
            "/operation_id");
    private static final List<Column> LOGS = Column.of(
            "TIME",
            "/time",
            "LEVEL",
            "/level",
            "MODULE",
            "/module_name",
            "HOST",
            "/host_name",
            "MESSAGE",
            "/message",
            "VALUES",
            "/values",
            "ERROR",
            "/error");
    private static final List<Column> IMBALANCES = Column.of(
            "SUBJECT",
            "/subject",
            "QUANTITY",
            "/quantity",
            "CLAIMED",
            "/claimed",
            "USED",
            "/used",
            "DETAIL",
            "/detail");

    private PlatformVerbs() {}

    @Command(description = "Lists the services of all hosts.")
    static final class ServiceList extends ByOperator {
        @Override
        ExitStatus run(YunhaiClient client) {
            printer()
                    .list(
                            SERVICES,
                            client.services().list().stream().map(Printer::tree).toList());
            return ExitStatus.OK;
        }
    }

    /// How a service is started, stopped or restarted.
    @FunctionalInterface
    interface ServiceAction {
        ServiceRepresentation on(Services services, String hostName, String name);
    }

    /// `start`, `stop`, `restart`.
    static final class ServiceCommand extends ByOperator {
        private final ServiceAction action;

        @Parameters(paramLabel = "NAME", description = "Which service.")
        private String name;

        @Option(names = "--host", paramLabel = "NAME", description = "On which host (default: the only one with it).")
        private @Nullable String host;

        ServiceCommand(ServiceAction action) {
            this.action = action;
        }

        @Override
        ExitStatus run(YunhaiClient client) {
            Services services = client.services();
            printer().one(action.on(services, host == null ? onlyHost(services) : host, name));
            return ExitStatus.OK;
        }

        private String onlyHost(Services services) {
            List<String> hosts = services.list().stream()
                    .filter(service -> service.name.equals(name))
                    .map(service -> service.hostName)
                    .toList();
            return switch (hosts.size()) {
                case 0 -> throw new CommandException(ExitStatus.NOT_FOUND, "no service is named '" + name + "'");
                case 1 -> hosts.getFirst();
                default ->
                    throw new CommandException(
                            ExitStatus.USAGE,
                            "several hosts have a service '" + name + "' (expected: --host with one of "
                                    + String.join(", ", hosts) + ")");
            };
        }
    }

    @Command(description = "Lists what changed, or follows what changes.")
    static final class EventList extends Verb {
        @Option(names = "--resource", paramLabel = "ID", description = "Only of this resource.")
        private @Nullable String resource;

        @Option(names = "--operation", paramLabel = "ID", description = "Only of this operation.")
        private @Nullable String operation;

        @Option(names = "--action", paramLabel = "NAME", description = "Only of this sort.")
        private @Nullable String action;

        @Option(
                names = {"-F", "--follow"},
                description = "Tell what changes from now on, till Ctrl-C.")
        private boolean follow;

        @Option(names = "--limit", paramLabel = "N", description = "Show at most so many (default: 100).")
        private int limit = 100;

        @Override
        ExitStatus run(YunhaiClient client) throws Exception {
            ListQuery query = ListQuery.ALL
                    .where("resource_id", resource)
                    .where("operation_id", operation)
                    .where("action", action);
            if (!follow) {
                printer().list(EVENTS, client.events().list(query), Math.max(1, limit));
                return ExitStatus.OK;
            }
            try (Subscription subscription = client.events().follow(query, null, this::tell)) {
                subscription.ended().get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
            return ExitStatus.OK;
        }

        private void tell(EventRepresentation event) {
            if (printer().json()) {
                printer().documentLine(event);
            } else {
                JsonNode tree = Printer.tree(event);
                printer().say(EVENTS.stream().map(column -> column.text(tree)).collect(Collectors.joining("  ")));
            }
        }
    }

    @Command(description = "Searches what the services wrote down; the newest records that match, in their order.")
    static final class LogSearch extends Verb {
        @Option(names = "--text", paramLabel = "TEXT", description = "With this text in the message.")
        private @Nullable String text;

        @Option(names = "--module", paramLabel = "NAME", description = "Of this module; may be repeated.")
        private List<String> modules = new ArrayList<>();

        @Option(
                names = "--level",
                paramLabel = "LEVEL",
                description = "At least so grave: trace, debug, info, warn, error.")
        private @Nullable LogLevel level;

        @Option(names = "--since", paramLabel = "TIME", description = "Not older than this, as 10m or 2h.")
        private @Nullable Duration since;

        @Option(
                names = "--from",
                paramLabel = "MOMENT",
                description = "Not before this moment, as 2026-01-31T12:00:00Z.")
        private @Nullable Instant from;

        @Option(names = "--to", paramLabel = "MOMENT", description = "Before this moment.")
        private @Nullable Instant to;

        @Option(names = "--instance", paramLabel = "NAME|ID", description = "About this instance.")
        private @Nullable String instance;

        @Option(names = "--operation", paramLabel = "ID", description = "Of this operation.")
        private @Nullable String operation;

        @Option(names = "--user", paramLabel = "ID", description = "Of what this account asked for.")
        private @Nullable String user;

        @Option(names = "--trace", paramLabel = "ID", description = "Of this trace.")
        private @Nullable String trace;

        @Option(names = "--host", paramLabel = "NAME", description = "Of this host.")
        private @Nullable String host;

        @Option(names = "--limit", paramLabel = "N", description = "Show at most so many (default: 100).")
        private int limit = 100;

        @Override
        Role usualRole() {
            return Role.OPERATOR;
        }

        @Override
        ExitStatus run(YunhaiClient client) {
            Instant begin = since == null ? from : around().clock().instant().minus(since);
            ListQuery query = ListQuery.ALL
                    .limit(Math.clamp(limit, 1, 500))
                    .where("text", text)
                    .where("module", modules.isEmpty() ? null : String.join(",", modules))
                    .where("min_level", level)
                    .where("from", begin)
                    .where("to", to)
                    .where("instance_id", instance == null ? null : Nouns.INSTANCE.id(client, instance))
                    .where("operation_id", operation)
                    .where("user_id", user)
                    .where("trace", trace)
                    .where("host_name", host);
            List<JsonNode> newestFirst = client.logs()
                    .list(query)
                    .limit(Math.max(1, limit))
                    .map(Printer::tree)
                    .toList();
            printer().list(LOGS, newestFirst.reversed());
            return ExitStatus.OK;
        }
    }

    @Command(
            description = "Compares what is claimed with what is used, everywhere. "
                    + "Exit status 1 when something does not add up.")
    static final class Check extends ByOperator {
        @Override
        ExitStatus run(YunhaiClient client) {
            CheckRepresentation check = client.check();
            if (printer().json()) {
                printer().document(check);
            } else if (check.clean) {
                printer().say("all adds up");
            } else {
                printer()
                        .list(
                                IMBALANCES,
                                check.imbalances.stream().map(Printer::tree).toList());
            }
            return check.clean ? ExitStatus.OK : ExitStatus.FAILED;
        }
    }

    static NounLine services() {
        return new NounLine("service", "The platform's own processes; for operators.")
                .verb("list", new ServiceList())
                .verb("start", new ServiceCommand(Services::start), "Starts a service.")
                .verb("stop", new ServiceCommand(Services::stop), "Stops a service.")
                .verb("restart", new ServiceCommand(Services::restart), "Restarts a service.");
    }

    static NounLine events() {
        return new NounLine("event", "What changed, and who asked for it.").verb("list", new EventList());
    }

    static NounLine logs() {
        return new NounLine("log", "What the services wrote down.").verb("search", new LogSearch());
    }
}
