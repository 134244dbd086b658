package cloud.yunhai.deploy.defaults;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.Accepted;
import cloud.yunhai.apicommon.representation.ClusterRepresentation;
import cloud.yunhai.apicommon.representation.GroupRepresentation;
import cloud.yunhai.apicommon.representation.ImageRepresentation;
import cloud.yunhai.apicommon.representation.NewCluster;
import cloud.yunhai.apicommon.representation.NewFlavor;
import cloud.yunhai.apicommon.representation.NewGroup;
import cloud.yunhai.apicommon.representation.NewHostJoinToken;
import cloud.yunhai.apicommon.representation.NewImage;
import cloud.yunhai.apicommon.representation.NewSubnet;
import cloud.yunhai.apicommon.representation.NewUser;
import cloud.yunhai.apicommon.representation.NewZone;
import cloud.yunhai.apicommon.representation.QuotaRepresentation;
import cloud.yunhai.apicommon.representation.ZoneRepresentation;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.image.Visibility;
import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Registers what a new platform begins with. What is there already, by its name, stays as it is.
public final class Defaults {
    private static final Duration JOIN = Duration.ofMinutes(2);
    private static final Duration IMPORT = Duration.ofMinutes(5);
    private static final String NAME = "default";
    private static final int TOKEN_MINUTES = 60;

    private final YunhaiClient client;
    private final Home home;
    private final Plan plan;

    public Defaults(YunhaiClient client, Home home, Plan plan) {
        this.client = client;
        this.home = home;
        this.plan = plan;
    }

    /// Flavors small enough for any machine and some that are not.
    private record Size(String name, int vcpus, long memoryMib, long rootGib) {}

    private static final List<Size> SIZES =
            List.of(new Size("small", 1, 128, 1), new Size("medium", 1, 512, 4), new Size("large", 2, 2048, 20));

    /// Zone, cluster, subnet and flavors, then the hosts of the cluster.
    ///
    /// @param subnet the first three octets of the subnet
    public void register(String subnet) throws IOException, InterruptedException {
        ZoneRepresentation zone = zone();
        ClusterRepresentation cluster = cluster(zone, Plan.CLUSTER);
        subnet(cluster, NAME, subnet + ".0/24", subnet + ".1");
        join(cluster, Plan.CLUSTER, 1);
        int simulated = plan.simulatedHosts().size();
        if (simulated > 0) {
            ClusterRepresentation fleet = cluster(zone, Plan.SIMULATED_CLUSTER);
            subnet(fleet, Plan.SIMULATED_CLUSTER, "10.200.0.0/18", "10.200.0.1");
            join(fleet, Plan.SIMULATED_CLUSTER, simulated);
        }
        for (Size size : SIZES) {
            flavor(size);
        }
    }

    /// The image `tiny`, from the file.
    public void image(Path file) throws IOException {
        Optional<ImageRepresentation> known = client.images()
                .list()
                .filter(image -> image.name.equals("tiny") && image.state == ImageState.AVAILABLE)
                .findFirst();
        if (known.isPresent()) {
            return;
        }
        NewImage wanted = new NewImage();
        wanted.name = "tiny";
        wanted.kind = ImageKind.TEMPLATE;
        wanted.source = file.toUri().toString();
        wanted.sha256 = sha256(file);
        wanted.visibility = Visibility.PUBLIC;
        Accepted accepted = client.images().create(wanted);
        client.operations().awaitSuccess(accepted.operation.id, IMPORT);
    }

    /// The first tenant, with a quota that one machine does not reach.
    public void tenant(String name, char[] password) {
        boolean known = client.users().list().anyMatch(user -> user.name.equals(name));
        if (known) {
            return;
        }
        NewUser wanted = new NewUser();
        wanted.name = name;
        wanted.password = password;
        wanted.groupId = group().id;
        client.users().create(wanted);
    }

    private GroupRepresentation group() {
        return client.groups()
                .list()
                .filter(group -> group.name.equals(NAME))
                .findFirst()
                .orElseGet(() -> {
                    NewGroup wanted = new NewGroup();
                    wanted.name = NAME;
                    wanted.quota = new QuotaRepresentation();
                    wanted.quota.instances = 10_000L;
                    wanted.quota.vcpus = 20_000L;
                    wanted.quota.memoryMib = 20_000_000L;
                    wanted.quota.storageGib = 200_000L;
                    wanted.quota.addresses = 10_000L;
                    return client.groups().create(wanted);
                });
    }

    private ZoneRepresentation zone() {
        return client.zones()
                .list()
                .filter(zone -> zone.name.equals(NAME))
                .findFirst()
                .orElseGet(() -> {
                    NewZone wanted = new NewZone();
                    wanted.name = NAME;
                    return client.zones().create(wanted);
                });
    }

    private ClusterRepresentation cluster(ZoneRepresentation zone, String name) {
        return client.clusters()
                .list()
                .filter(cluster -> cluster.name.equals(name))
                .findFirst()
                .orElseGet(() -> {
                    NewCluster wanted = new NewCluster();
                    wanted.zoneId = zone.id;
                    wanted.name = name;
                    // Small machines run many small guests: their vcpus are idle most of the time.
                    wanted.cpuOvercommit = 8.0;
                    wanted.memoryOvercommit = 1.0;
                    wanted.storageOvercommit = 2.0;
                    return client.clusters().create(wanted);
                });
    }

    private void subnet(ClusterRepresentation cluster, String name, String cidr, String gateway) {
        boolean known = client.subnets().list().anyMatch(subnet -> subnet.name.equals(name));
        if (known) {
            return;
        }
        NewSubnet wanted = new NewSubnet();
        wanted.clusterId = cluster.id;
        wanted.name = name;
        wanted.cidr = cidr;
        wanted.gateway = gateway;
        wanted.dnsServers = List.of(gateway);
        client.subnets().create(wanted);
    }

    private void flavor(Size size) {
        boolean known = client.flavors().list().anyMatch(flavor -> flavor.name.equals(size.name()));
        if (known) {
            return;
        }
        NewFlavor wanted = new NewFlavor();
        wanted.name = size.name();
        wanted.vcpus = size.vcpus();
        wanted.memoryMib = size.memoryMib();
        wanted.rootGib = size.rootGib();
        client.flavors().create(wanted);
    }

    /// Leaves a join token for the node-agent, and waits until the hosts have joined with it.
    private void join(ClusterRepresentation cluster, String name, int hosts) throws IOException, InterruptedException {
        Path file = plan.joinToken(name);
        if (joined(cluster) < hosts) {
            NewHostJoinToken wanted = new NewHostJoinToken();
            wanted.clusterId = cluster.id;
            wanted.validMinutes = TOKEN_MINUTES;
            wanted.uses = hosts;
            String token = client.hosts().createJoinToken(wanted).token;
            Home.writeSecret(file, Objects.requireNonNull(token, "token is null"));
        }
        long end = System.nanoTime() + JOIN.toNanos();
        while (joined(cluster) < hosts) {
            if (System.nanoTime() > end) {
                throw new IOException("cluster " + name + ": " + joined(cluster) + " of " + hosts
                        + " hosts have joined; see " + home.logs().resolve("node-agent.log"));
            }
            Thread.sleep(200);
        }
        Files.deleteIfExists(file);
    }

    private long joined(ClusterRepresentation cluster) {
        return client.hosts()
                .list()
                .filter(host -> cluster.id.equals(host.clusterId) && host.state == HostState.UP)
                .count();
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
