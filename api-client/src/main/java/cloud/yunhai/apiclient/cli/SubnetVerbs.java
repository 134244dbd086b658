package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.cli.ZoneVerbs.ByOperator;
import cloud.yunhai.apicommon.representation.NewSubnet;
import cloud.yunhai.apicommon.representation.SubnetPatch;
import cloud.yunhai.common.model.network.SubnetType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Subnets and the leases in them; changed by operators.
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class SubnetVerbs {
    private static final List<Column> LEASES = Column.of(
            "ADDRESS",
            "/address",
            "MAC",
            "/mac",
            "HOST_NAME",
            "/host_name",
            "INSTANCE_ID",
            "/instance_id",
            "SUBNET_ID",
            "/subnet_id",
            "CREATED",
            "/created_at");

    private SubnetVerbs() {}

    @Command(description = "Makes a subnet.")
    static final class Create extends ByOperator {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What it is called.")
        private String name;

        @Option(names = "--cluster", required = true, paramLabel = "NAME|ID", description = "In which cluster.")
        private String cluster;

        @Option(names = "--cidr", required = true, paramLabel = "A.B.C.D/N", description = "Its addresses.")
        private String cidr;

        @Option(names = "--type", paramLabel = "TYPE", description = "private or public (default: private).")
        private @Nullable SubnetType type;

        @Option(names = "--gateway", paramLabel = "A.B.C.D", description = "The way out (default: the first address).")
        private @Nullable String gateway;

        @Option(names = "--range-first", paramLabel = "A.B.C.D", description = "The first address handed out.")
        private @Nullable String rangeFirst;

        @Option(names = "--range-last", paramLabel = "A.B.C.D", description = "The last address handed out.")
        private @Nullable String rangeLast;

        @Option(names = "--dns", paramLabel = "A.B.C.D", description = "Who resolves names; may be repeated.")
        private List<String> dns = new ArrayList<>();

        @Override
        ExitStatus run(YunhaiClient client) {
            NewSubnet wanted = new NewSubnet();
            wanted.name = name;
            wanted.clusterId = Nouns.CLUSTER.id(client, cluster);
            wanted.cidr = cidr;
            wanted.type = type;
            wanted.gateway = gateway;
            wanted.rangeFirst = rangeFirst;
            wanted.rangeLast = rangeLast;
            wanted.dnsServers = dns.isEmpty() ? null : dns;
            printer().one(client.subnets().create(wanted));
            return ExitStatus.OK;
        }
    }

    @Command(description = "Changes a subnet.")
    static final class Update extends ByOperator {
        @Parameters(paramLabel = "NAME|ID", description = "Which one.")
        private String reference;

        @Option(names = "--new-name", paramLabel = "NAME", description = "What it is called from now on.")
        private @Nullable String name;

        @Option(
                names = "--dns",
                paramLabel = "A.B.C.D",
                description = "Who resolves names from now on; may be repeated.")
        private @Nullable List<String> dns;

        @Override
        ExitStatus run(YunhaiClient client) {
            SubnetPatch patch = new SubnetPatch();
            patch.name = name;
            patch.dnsServers = dns;
            printer().one(client.subnets().update(Nouns.SUBNET.id(client, reference), patch));
            return ExitStatus.OK;
        }
    }

    @Command(description = "Lists the addresses that are held.")
    static final class LeaseList extends Verb {
        @Option(names = "--subnet", paramLabel = "NAME|ID", description = "Only those of this subnet.")
        private @Nullable String subnet;

        @Option(names = "--instance", paramLabel = "NAME|ID", description = "Only those of this instance.")
        private @Nullable String instance;

        @Option(names = "--limit", paramLabel = "N", description = "Show at most so many (default: 1000).")
        private int limit = 1000;

        @Override
        ExitStatus run(YunhaiClient client) {
            ListQuery query = ListQuery.ALL
                    .where("subnet_id", subnet == null ? null : Nouns.SUBNET.id(client, subnet))
                    .where("instance_id", instance == null ? null : Nouns.INSTANCE.id(client, instance));
            printer().list(LEASES, client.leases().list(query), Math.max(1, limit));
            return ExitStatus.OK;
        }
    }

    static NounLine line() {
        return new NounLine("subnet", "Networks that instances get their addresses from.")
                .verb("create", new Create())
                .verb("list", new ListVerb<>(Nouns.SUBNET), "Lists subnets.")
                .verb("show", new ShowVerb<>(Nouns.SUBNET), "Shows a subnet.")
                .verb("update", new Update())
                .verb(
                        "delete",
                        new DeleteVerb(
                                Nouns.SUBNET, (client, id) -> client.subnets().delete(id)),
                        "Removes a subnet without leases.");
    }

    static NounLine leases() {
        return new NounLine("lease", "Addresses that are held.").verb("list", new LeaseList());
    }
}
