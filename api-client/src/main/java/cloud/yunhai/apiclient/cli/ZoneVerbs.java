package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.ClusterPatch;
import cloud.yunhai.apicommon.representation.NewCluster;
import cloud.yunhai.apicommon.representation.NewZone;
import cloud.yunhai.apicommon.representation.ZonePatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Zones and the clusters in them; changed by operators.
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class ZoneVerbs {
    private ZoneVerbs() {}

    /// A verb of operators.
    abstract static class ByOperator extends Verb {
        @Override
        final Role usualRole() {
            return Role.OPERATOR;
        }
    }

    @Command(description = "Makes a zone.")
    static final class ZoneCreate extends ByOperator {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What it is called.")
        private String name;

        @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
        private @Nullable String description;

        @Override
        ExitStatus run(YunhaiClient client) {
            NewZone wanted = new NewZone();
            wanted.name = name;
            wanted.description = description;
            printer().one(client.zones().create(wanted));
            return ExitStatus.OK;
        }
    }

    @Command(description = "Changes a zone.")
    static final class ZoneUpdate extends ByOperator {
        @Parameters(paramLabel = "NAME|ID", description = "Which one.")
        private String reference;

        @Option(names = "--new-name", paramLabel = "NAME", description = "What it is called from now on.")
        private @Nullable String name;

        @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
        private @Nullable String description;

        @Override
        ExitStatus run(YunhaiClient client) {
            ZonePatch patch = new ZonePatch();
            patch.name = name;
            patch.description = description;
            printer().one(client.zones().update(Nouns.ZONE.id(client, reference), patch));
            return ExitStatus.OK;
        }
    }

    /// How much more is promised than there is.
    static final class Overcommit {
        @Option(names = "--cpu-overcommit", paramLabel = "FACTOR", description = "Promised vcpus per thread, 1 to 64.")
        private @Nullable Double cpu;

        @Option(names = "--memory-overcommit", paramLabel = "FACTOR", description = "Promised per real memory, 1 to 4.")
        private @Nullable Double memory;

        @Option(
                names = "--storage-overcommit",
                paramLabel = "FACTOR",
                description = "Promised per real storage, 1 to 64.")
        private @Nullable Double storage;
    }

    @Command(description = "Makes a cluster.")
    static final class ClusterCreate extends ByOperator {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What it is called.")
        private String name;

        @Option(names = "--zone", required = true, paramLabel = "NAME|ID", description = "In which zone.")
        private String zone;

        @Mixin
        private Overcommit overcommit = new Overcommit();

        @Override
        ExitStatus run(YunhaiClient client) {
            NewCluster wanted = new NewCluster();
            wanted.name = name;
            wanted.zoneId = Nouns.ZONE.id(client, zone);
            wanted.cpuOvercommit = overcommit.cpu;
            wanted.memoryOvercommit = overcommit.memory;
            wanted.storageOvercommit = overcommit.storage;
            printer().one(client.clusters().create(wanted));
            return ExitStatus.OK;
        }
    }

    @Command(description = "Changes a cluster.")
    static final class ClusterUpdate extends ByOperator {
        @Parameters(paramLabel = "NAME|ID", description = "Which one.")
        private String reference;

        @Option(names = "--new-name", paramLabel = "NAME", description = "What it is called from now on.")
        private @Nullable String name;

        @Mixin
        private Overcommit overcommit = new Overcommit();

        @Override
        ExitStatus run(YunhaiClient client) {
            ClusterPatch patch = new ClusterPatch();
            patch.name = name;
            patch.cpuOvercommit = overcommit.cpu;
            patch.memoryOvercommit = overcommit.memory;
            patch.storageOvercommit = overcommit.storage;
            printer().one(client.clusters().update(Nouns.CLUSTER.id(client, reference), patch));
            return ExitStatus.OK;
        }
    }

    static NounLine zones() {
        return new NounLine("zone", "Sets of clusters.")
                .verb("create", new ZoneCreate())
                .verb("list", new ListVerb<>(Nouns.ZONE), "Lists zones.")
                .verb("show", new ShowVerb<>(Nouns.ZONE), "Shows a zone.")
                .verb("update", new ZoneUpdate())
                .verb(
                        "delete",
                        new DeleteVerb(
                                Nouns.ZONE, (client, id) -> client.zones().delete(id)),
                        "Removes a zone without clusters.");
    }

    static NounLine clusters() {
        return new NounLine("cluster", "Hosts with one network and one placement policy.")
                .verb("create", new ClusterCreate())
                .verb("list", new ListVerb<>(Nouns.CLUSTER), "Lists clusters.")
                .verb("show", new ShowVerb<>(Nouns.CLUSTER), "Shows a cluster.")
                .verb("update", new ClusterUpdate())
                .verb(
                        "delete",
                        new DeleteVerb(
                                Nouns.CLUSTER, (client, id) -> client.clusters().delete(id)),
                        "Removes a cluster without hosts and subnets.");
    }
}
