package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.cli.ZoneVerbs.ByOperator;
import cloud.yunhai.apicommon.representation.FlavorPatch;
import cloud.yunhai.apicommon.representation.NewFlavor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Flavors; changed by operators.
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class FlavorVerbs {
    private FlavorVerbs() {}

    @Command(description = "Makes a flavor.")
    static final class Create extends ByOperator {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What it is called.")
        private String name;

        @Option(names = "--vcpus", required = true, paramLabel = "N", description = "Processors.")
        private Integer vcpus;

        @Option(names = "--memory-mib", required = true, paramLabel = "MIB", description = "Memory.")
        private Long memoryMib;

        @Option(names = "--root-gib", required = true, paramLabel = "GIB", description = "Size of the root volume.")
        private Long rootGib;

        @Override
        ExitStatus run(YunhaiClient client) {
            NewFlavor wanted = new NewFlavor();
            wanted.name = name;
            wanted.vcpus = vcpus;
            wanted.memoryMib = memoryMib;
            wanted.rootGib = rootGib;
            printer().one(client.flavors().create(wanted));
            return ExitStatus.OK;
        }
    }

    @Command(description = "Changes a flavor. Instances keep the size that they have.")
    static final class Update extends ByOperator {
        @Parameters(paramLabel = "NAME|ID", description = "Which one.")
        private String reference;

        @Option(names = "--new-name", paramLabel = "NAME", description = "What it is called from now on.")
        private @Nullable String name;

        @Option(names = "--vcpus", paramLabel = "N", description = "Processors.")
        private @Nullable Integer vcpus;

        @Option(names = "--memory-mib", paramLabel = "MIB", description = "Memory.")
        private @Nullable Long memoryMib;

        @Option(names = "--root-gib", paramLabel = "GIB", description = "Size of the root volume.")
        private @Nullable Long rootGib;

        @Override
        ExitStatus run(YunhaiClient client) {
            FlavorPatch patch = new FlavorPatch();
            patch.name = name;
            patch.vcpus = vcpus;
            patch.memoryMib = memoryMib;
            patch.rootGib = rootGib;
            printer().one(client.flavors().update(Nouns.FLAVOR.id(client, reference), patch));
            return ExitStatus.OK;
        }
    }

    static NounLine line() {
        return new NounLine("flavor", "Sizes of instances.")
                .verb("create", new Create())
                .verb("list", new ListVerb<>(Nouns.FLAVOR), "Lists flavors.")
                .verb("show", new ShowVerb<>(Nouns.FLAVOR), "Shows a flavor.")
                .verb("update", new Update())
                .verb(
                        "delete",
                        new DeleteVerb(
                                Nouns.FLAVOR, (client, id) -> client.flavors().delete(id)),
                        "Removes a flavor.");
    }
}
