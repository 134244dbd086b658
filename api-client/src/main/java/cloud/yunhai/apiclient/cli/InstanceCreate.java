package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.Accepted;
import cloud.yunhai.apicommon.representation.NewInstance;
import cloud.yunhai.common.model.image.Provisioning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Makes an instance and starts it.")
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class InstanceCreate extends Verb {
    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "Its name, and its guest's host name.")
    private String name;

    @Option(names = "--image", required = true, paramLabel = "NAME|ID", description = "What it boots.")
    private String image;

    @Option(names = "--flavor", required = true, paramLabel = "NAME|ID", description = "Its size.")
    private String flavor;

    @Option(
            names = "--provisioning",
            paramLabel = "HOW",
            description = "overlay or full-copy (default: as the image says).")
    private @Nullable Provisioning provisioning;

    @Option(names = "--ssh-key", paramLabel = "NAME|ID", description = "Who may log in by key.")
    private @Nullable String sshKey;

    @ArgGroup
    private PasswordOptions password = new PasswordOptions();

    @Option(names = "--cluster", paramLabel = "NAME|ID", description = "Where (default: wherever it fits).")
    private @Nullable String cluster;

    @Option(
            names = "--subnet",
            paramLabel = "NAME|ID",
            description = "In which network (default: any of the cluster's).")
    private @Nullable String subnet;

    @Option(names = "--address", paramLabel = "A.B.C.D", description = "Its address (default: a free one).")
    private @Nullable String address;

    @Option(
            names = "--security-group",
            paramLabel = "NAME|ID",
            description = "What may reach it; may be repeated (default: the tenant's default group).")
    private List<String> securityGroups = new ArrayList<>();

    @Option(names = "--label", paramLabel = "KEY=VALUE", description = "May be repeated.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Mixin
    private WaitOptions waiting = new WaitOptions();

    @Override
    ExitStatus run(YunhaiClient client) {
        NewInstance wanted = new NewInstance();
        wanted.name = name;
        wanted.provisioning = provisioning;
        wanted.address = address;
        wanted.password = password.read(around(), "Password for the guest: ");
        wanted.labels = labels.isEmpty() ? null : labels;
        wanted.imageId = Nouns.IMAGE.id(client, image);
        wanted.flavorId = Nouns.FLAVOR.id(client, flavor);
        wanted.clusterId = id(client, Nouns.CLUSTER, cluster);
        wanted.subnetId = id(client, Nouns.SUBNET, subnet);
        wanted.sshKeyId = id(client, Nouns.SSH_KEY, sshKey);
        wanted.securityGroupIds = securityGroups.isEmpty()
                ? null
                : securityGroups.stream()
                        .map(group -> Nouns.SECURITY_GROUP.id(client, group))
                        .toList();
        Accepted accepted;
        try {
            accepted = client.instances().create(wanted);
        } finally {
            PasswordOptions.wipe(wanted.password);
        }
        return new Work(client, printer(), waiting).taken(accepted);
    }

    private static @Nullable String id(YunhaiClient client, Noun<?> noun, @Nullable String reference) {
        return reference == null ? null : noun.id(client, reference);
    }
}
