package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.cli.ZoneVerbs.ByOperator;
import cloud.yunhai.apicommon.representation.HostRepresentation;
import cloud.yunhai.apicommon.representation.NewHostJoinToken;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Hosts, for operators.
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class HostVerbs {
    private HostVerbs() {}

    /// `drain`, `up`, `retire`.
    static final class Become extends ByOperator {
        private final BiFunction<YunhaiClient, String, HostRepresentation> change;

        @Parameters(paramLabel = "NAME|ID", description = "Which one.")
        private String reference;

        Become(BiFunction<YunhaiClient, String, HostRepresentation> change) {
            this.change = change;
        }

        @Override
        ExitStatus run(YunhaiClient client) {
            HostRepresentation host = change.apply(client, Nouns.HOST.id(client, reference));
            if (printer().json()) {
                printer().document(host);
            }
            printer().say("host " + host.name + " is " + host.state);
            return ExitStatus.OK;
        }
    }

    @Command(description = "Makes a token with which hosts join a cluster. It is shown this once.")
    static final class JoinToken extends ByOperator {
        @Option(names = "--cluster", required = true, paramLabel = "NAME|ID", description = "Which cluster.")
        private String cluster;

        @Option(names = "--valid-minutes", paramLabel = "N", description = "How long it is good (default: 60).")
        private @Nullable Integer validMinutes;

        @Option(names = "--uses", paramLabel = "N", description = "How many hosts may join by it (default: 1).")
        private @Nullable Integer uses;

        @Override
        ExitStatus run(YunhaiClient client) {
            NewHostJoinToken wanted = new NewHostJoinToken();
            wanted.clusterId = Nouns.CLUSTER.id(client, cluster);
            wanted.validMinutes = validMinutes;
            wanted.uses = uses;
            printer().one(client.hosts().createJoinToken(wanted));
            return ExitStatus.OK;
        }
    }

    static NounLine line() {
        return new NounLine("host", "Physical or simulated machines; for operators.")
                .verb("list", new ListVerb<>(Nouns.HOST), "Lists hosts.")
                .verb("show", new ShowVerb<>(Nouns.HOST), "Shows a host.")
                .verb(
                        "drain",
                        new Become((client, id) -> client.hosts().drain(id)),
                        "Takes a host into maintenance: nothing new is placed on it.")
                .verb("up", new Become((client, id) -> client.hosts().up(id)), "Takes a host back into service.")
                .verb(
                        "retire",
                        new Become((client, id) -> client.hosts().retire(id)),
                        "Takes a host out of service for good.")
                .verb(
                        "delete",
                        new DeleteVerb(
                                Nouns.HOST, (client, id) -> client.hosts().delete(id)),
                        "Removes a host that holds nothing.")
                .verb("join-token", new JoinToken());
    }
}
