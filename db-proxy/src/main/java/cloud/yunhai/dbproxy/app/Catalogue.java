package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.host.Zone;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.SshKeyId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.ZoneId;
import cloud.yunhai.common.model.instance.Flavor;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.SshKey;
import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.network.SecurityRule;
import cloud.yunhai.dbproxy.app.store.Page;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What operators and tenants keep lists of: zones, clusters, flavors, SSH keys, security groups.
public final class Catalogue {
    private static final double OVERCOMMIT_MIN = 0.1;
    private static final int RULES_MAX = 500;
    private static final int PORT_MAX = 65_535;

    private static final Entries<Zone> ZONES = new Entries<>(
            "zone",
            Work::zones,
            Zone::id,
            Zone::version,
            zone -> null,
            zone -> Map.of("name", zone.name()),
            Zone::name,
            (known, wanted) -> known.name().equals(wanted.name()));

    private static final Entries<Cluster> CLUSTERS = new Entries<>(
            "cluster",
            Work::clusters,
            Cluster::id,
            Cluster::version,
            cluster -> null,
            cluster -> Map.of("name", cluster.name()),
            Cluster::name,
            (known, wanted) ->
                    known.name().equals(wanted.name()) && known.zoneId().equals(wanted.zoneId()));

    private static final Entries<Flavor> FLAVORS = new Entries<>(
            "flavor",
            Work::flavors,
            Flavor::id,
            Flavor::version,
            flavor -> null,
            flavor -> Map.of("name", flavor.name()),
            Flavor::name,
            (known, wanted) -> known.name().equals(wanted.name())
                    && known.vcpus() == wanted.vcpus()
                    && known.memoryMib() == wanted.memoryMib()
                    && known.rootGib() == wanted.rootGib());

    private static final Entries<SshKey> SSH_KEYS = new Entries<>(
            "ssh-key",
            Work::sshKeys,
            SshKey::id,
            SshKey::version,
            SshKey::tenantId,
            key -> Map.of("tenantId", key.tenantId().text(), "name", key.name()),
            SshKey::name,
            (known, wanted) -> known.tenantId().equals(wanted.tenantId())
                    && known.name().equals(wanted.name())
                    && known.publicKey().equals(wanted.publicKey()));

    private static final Entries<SecurityGroup> SECURITY_GROUPS = new Entries<>(
            "security-group",
            Work::securityGroups,
            SecurityGroup::id,
            SecurityGroup::version,
            SecurityGroup::tenantId,
            group -> Map.of("tenantId", group.tenantId().text(), "name", group.name()),
            SecurityGroup::name,
            (known, wanted) ->
                    known.tenantId().equals(wanted.tenantId()) && known.name().equals(wanted.name()));

    private final Transactions transactions;

    /// On these transactions.
    public Catalogue(Transactions transactions) {
        this.transactions = transactions;
    }

    public Zone createZone(Actor actor, Zone zone) {
        return ZONES.create(
                transactions,
                actor,
                zone,
                (_, _) -> {},
                (entry, at, version) -> new Zone(entry.id(), entry.name(), entry.description(), at, version));
    }

    public Zone getZone(ZoneId id) {
        return ZONES.get(transactions, null, id.text());
    }

    public Page<Zone> listZones(PageRequest request) {
        return ZONES.list(transactions, request);
    }

    public Zone updateZone(Actor actor, Zone zone, long version) {
        return ZONES.update(
                transactions,
                actor,
                zone,
                version,
                before -> new Zone(before.id(), zone.name(), zone.description(), before.createdAt(), before.version()),
                (_, _, _) -> {});
    }

    public void deleteZone(Actor actor, ZoneId id, long version) {
        ZONES.delete(transactions, actor, null, id.text(), version, (work, zone) -> {
            if (work.clusters().exists(Map.of("zoneId", zone.id().text()))) {
                throw Checks.inUse("zone", zone.name(), "clusters");
            }
        });
    }

    public Cluster createCluster(Actor actor, Cluster cluster) {
        checkOvercommit(cluster);
        return CLUSTERS.create(
                transactions,
                actor,
                cluster,
                (work, wanted) ->
                        Checks.referred(work.zones(), "zoneId", wanted.zoneId().text()),
                (entry, at, version) -> new Cluster(
                        entry.id(),
                        entry.zoneId(),
                        entry.name(),
                        entry.cpuOvercommit(),
                        entry.memoryOvercommit(),
                        entry.storageOvercommit(),
                        at,
                        version));
    }

    private static void checkOvercommit(Cluster cluster) {
        Checks.atLeast("cpuOvercommit", cluster.cpuOvercommit(), OVERCOMMIT_MIN);
        Checks.atLeast("memoryOvercommit", cluster.memoryOvercommit(), OVERCOMMIT_MIN);
        Checks.atLeast("storageOvercommit", cluster.storageOvercommit(), OVERCOMMIT_MIN);
    }

    public Cluster getCluster(ClusterId id) {
        return CLUSTERS.get(transactions, null, id.text());
    }

    public Page<Cluster> listClusters(PageRequest request) {
        return CLUSTERS.list(transactions, request);
    }

    public Cluster updateCluster(Actor actor, Cluster cluster, long version) {
        checkOvercommit(cluster);
        return CLUSTERS.update(
                transactions,
                actor,
                cluster,
                version,
                before -> new Cluster(
                        before.id(),
                        before.zoneId(),
                        cluster.name(),
                        cluster.cpuOvercommit(),
                        cluster.memoryOvercommit(),
                        cluster.storageOvercommit(),
                        before.createdAt(),
                        before.version()),
                (work, _, after) -> Hosts.recount(work, after));
    }

    public void deleteCluster(Actor actor, ClusterId id, long version) {
        CLUSTERS.delete(transactions, actor, null, id.text(), version, (work, cluster) -> {
            Map<String, String> ofCluster = Map.of("clusterId", cluster.id().text());
            if (work.hosts().exists(ofCluster)) {
                throw Checks.inUse("cluster", cluster.name(), "hosts");
            }
            if (work.subnets().exists(ofCluster)) {
                throw Checks.inUse("cluster", cluster.name(), "subnets");
            }
            work.credentials().deleteJoinTokens(cluster.id());
        });
    }

    public Flavor createFlavor(Actor actor, Flavor flavor) {
        checkSize(flavor);
        return FLAVORS.create(
                transactions,
                actor,
                flavor,
                (_, _) -> {},
                (entry, at, version) -> new Flavor(
                        entry.id(), entry.name(), entry.vcpus(), entry.memoryMib(), entry.rootGib(), at, version));
    }

    private static void checkSize(Flavor flavor) {
        Checks.atLeast("vcpus", flavor.vcpus(), 1);
        Checks.atLeast("memoryMib", flavor.memoryMib(), 1);
        Checks.atLeast("rootGib", flavor.rootGib(), 1);
    }

    public Flavor getFlavor(FlavorId id) {
        return FLAVORS.get(transactions, null, id.text());
    }

    public Page<Flavor> listFlavors(PageRequest request) {
        return FLAVORS.list(transactions, request);
    }

    /// Instances keep the sizes that they were made with.
    public Flavor updateFlavor(Actor actor, Flavor flavor, long version) {
        checkSize(flavor);
        return FLAVORS.update(
                transactions,
                actor,
                flavor,
                version,
                before -> new Flavor(
                        before.id(),
                        flavor.name(),
                        flavor.vcpus(),
                        flavor.memoryMib(),
                        flavor.rootGib(),
                        before.createdAt(),
                        before.version()),
                (_, _, _) -> {});
    }

    public void deleteFlavor(Actor actor, FlavorId id, long version) {
        FLAVORS.delete(transactions, actor, null, id.text(), version, (work, flavor) -> {
            boolean used = !work.instances()
                    .list(new PageRequest(
                            null, 1, null, Map.of("flavorId", flavor.id().text())))
                    .items()
                    .isEmpty();
            if (used) {
                throw Checks.inUse("flavor", flavor.name(), "instances");
            }
        });
    }

    public SshKey createSshKey(Actor actor, SshKey sshKey) {
        return SSH_KEYS.create(
                transactions,
                actor,
                sshKey,
                (work, wanted) -> Checks.referred(
                        work.tenants(), "tenantId", wanted.tenantId().text()),
                (entry, at, version) -> new SshKey(
                        entry.id(),
                        entry.tenantId(),
                        entry.name(),
                        entry.publicKey(),
                        entry.fingerprint(),
                        at,
                        version));
    }

    public SshKey getSshKey(@Nullable String tenantId, SshKeyId id) {
        return SSH_KEYS.get(transactions, tenantId, id.text());
    }

    public Page<SshKey> listSshKeys(PageRequest request) {
        return SSH_KEYS.list(transactions, request);
    }

    /// Only the name changes.
    public SshKey updateSshKey(Actor actor, SshKey sshKey, long version) {
        return SSH_KEYS.update(
                transactions,
                actor,
                sshKey,
                version,
                before -> new SshKey(
                        before.id(),
                        before.tenantId(),
                        sshKey.name(),
                        before.publicKey(),
                        before.fingerprint(),
                        before.createdAt(),
                        before.version()),
                (_, _, _) -> {});
    }

    public void deleteSshKey(Actor actor, @Nullable String tenantId, SshKeyId id, long version) {
        SSH_KEYS.delete(transactions, actor, tenantId, id.text(), version, (_, _) -> {});
    }

    public SecurityGroup createSecurityGroup(Actor actor, SecurityGroup group) {
        return SECURITY_GROUPS.create(
                transactions,
                actor,
                group,
                (work, wanted) -> {
                    Checks.referred(
                            work.tenants(), "tenantId", wanted.tenantId().text());
                    checkRules(work, wanted);
                },
                (entry, at, version) -> new SecurityGroup(
                        entry.id(), entry.tenantId(), entry.name(), false, entry.rules(), at, version));
    }

    private static void checkRules(Work work, SecurityGroup group) {
        if (group.rules().size() > RULES_MAX) {
            throw CloudException.invalid("rules", group.rules().size(), "at most " + RULES_MAX);
        }
        for (SecurityRule rule : group.rules()) {
            checkRule(work, group, rule);
        }
    }

    private static void checkRule(Work work, SecurityGroup group, SecurityRule rule) {
        Integer first = rule.portFirst();
        Integer last = rule.portLast();
        boolean ports = first == null ? last == null : last != null && first >= 1 && last >= first && last <= PORT_MAX;
        if (!ports) {
            throw CloudException.invalid("portFirst", first + "-" + last, "none, or a range within 1 to 65535");
        }
        if (rule.cidr() != null && rule.remoteGroupId() != null) {
            throw CloudException.invalid("cidr", rule.cidr(), "either cidr or remoteGroupId");
        }
        SecurityGroupId remote = rule.remoteGroupId();
        if (remote != null && !remote.equals(group.id())) {
            SecurityGroup other = Checks.referred(work.securityGroups(), "remoteGroupId", remote.text());
            if (!other.tenantId().equals(group.tenantId())) {
                throw CloudException.invalid("remoteGroupId", remote, "an existing security group");
            }
        }
        if (remote != null && rule.direction() == Direction.EGRESS) {
            throw CloudException.invalid("remoteGroupId", remote, "none for direction EGRESS");
        }
    }

    public SecurityGroup getSecurityGroup(@Nullable String tenantId, SecurityGroupId id) {
        return SECURITY_GROUPS.get(transactions, tenantId, id.text());
    }

    public Page<SecurityGroup> listSecurityGroups(PageRequest request) {
        return SECURITY_GROUPS.list(transactions, request);
    }

    /// Name and rules.
    public SecurityGroup updateSecurityGroup(Actor actor, SecurityGroup group, long version) {
        return SECURITY_GROUPS.update(
                transactions,
                actor,
                group,
                version,
                before -> new SecurityGroup(
                        before.id(),
                        before.tenantId(),
                        group.name(),
                        before.isDefault(),
                        group.rules(),
                        before.createdAt(),
                        before.version()),
                (work, _, after) -> checkRules(work, after));
    }

    public void deleteSecurityGroup(Actor actor, @Nullable String tenantId, SecurityGroupId id, long version) {
        SECURITY_GROUPS.delete(transactions, actor, tenantId, id.text(), version, (work, group) -> {
            if (group.isDefault()) {
                throw Checks.inUse("security group", group.name(), "its tenant as the default");
            }
            if (work.instanceFacts().hasMembers(group.id())) {
                throw Checks.inUse("security group", group.name(), "instances");
            }
            refuseNamed(work, group);
        });
    }

    private static void refuseNamed(Work work, SecurityGroup group) {
        TenantId tenant = group.tenantId();
        for (SecurityGroup other : work.securityGroups().where(Map.of("tenantId", tenant.text()))) {
            boolean names = !other.id().equals(group.id())
                    && other.rules().stream().anyMatch(rule -> group.id().equals(rule.remoteGroupId()));
            if (names) {
                throw Checks.inUse("security group", group.name(), "a rule of security group " + other.name());
            }
        }
    }

    /// The instances of these groups that are on a host.
    public List<Instance> members(List<SecurityGroupId> groups) {
        return transactions.read(work -> work.instanceFacts().members(groups));
    }
}
