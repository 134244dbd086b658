package cloud.yunhai.dbproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.idl.dbproxy.TClaim;
import cloud.yunhai.common.idl.dbproxy.TClaimRequest;
import cloud.yunhai.common.idl.dbproxy.TFence;
import cloud.yunhai.common.idl.dbproxy.TJournalWrite;
import cloud.yunhai.common.idl.dbproxy.TNewInstance;
import cloud.yunhai.common.idl.dbproxy.TNewOperation;
import cloud.yunhai.common.idl.dbproxy.TNewVolume;
import cloud.yunhai.common.idl.dbproxy.TRenewal;
import cloud.yunhai.common.idl.dbproxy.TRoom;
import cloud.yunhai.common.idl.dbproxy.TStuckCommand;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.common.idl.registry.TServiceEntry;
import cloud.yunhai.common.idl.types.TAccount;
import cloud.yunhai.common.idl.types.TCluster;
import cloud.yunhai.common.idl.types.TDriver;
import cloud.yunhai.common.idl.types.TFlavor;
import cloud.yunhai.common.idl.types.TGroup;
import cloud.yunhai.common.idl.types.THost;
import cloud.yunhai.common.idl.types.THostRole;
import cloud.yunhai.common.idl.types.THostState;
import cloud.yunhai.common.idl.types.TImage;
import cloud.yunhai.common.idl.types.TImageFormat;
import cloud.yunhai.common.idl.types.TImageState;
import cloud.yunhai.common.idl.types.TInstanceState;
import cloud.yunhai.common.idl.types.TOperationKind;
import cloud.yunhai.common.idl.types.TOperationState;
import cloud.yunhai.common.idl.types.TProvisioning;
import cloud.yunhai.common.idl.types.TQuota;
import cloud.yunhai.common.idl.types.TRealm;
import cloud.yunhai.common.idl.types.TSecurityGroup;
import cloud.yunhai.common.idl.types.TSshKey;
import cloud.yunhai.common.idl.types.TSubnet;
import cloud.yunhai.common.idl.types.TTenant;
import cloud.yunhai.common.idl.types.TTenantKind;
import cloud.yunhai.common.idl.types.TVisibility;
import cloud.yunhai.common.idl.types.TVmState;
import cloud.yunhai.common.idl.types.TVolumeState;
import cloud.yunhai.common.idl.types.TZone;
import cloud.yunhai.common.model.id.AccountId;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.GroupId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.JoinTokenId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.SshKeyId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.TokenId;
import cloud.yunhai.common.model.id.ZoneId;
import cloud.yunhai.common.tip.MethodSpec;
import cloud.yunhai.common.tip.MethodTable;
import cloud.yunhai.common.tip.WorkClass;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import cloud.yunhai.dbproxy.testing.World;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every method of the IDL that writes leaves one event for each resource that it changed: none is forgotten, none is
/// written twice, and a repeat that changes nothing leaves none. A method that nobody thought of fails.
///
/// No event have the bookkeeping of sagas (their ends have), idempotency keys, a host's ordinary reports, the registry,
/// and the reasons of a refused placement.
abstract class EveryWriteContract {
    private static final String HASH = "ab".repeat(32);

    /// What was called, and the events that it left.
    private final Map<String, List<String>> seen = new TreeMap<>();

    private final List<String> surplus = new ArrayList<>();
    private World world;

    abstract TestDatabase database();

    @BeforeEach
    void begin() {
        world = World.in(database());
    }

    @Test
    void everyWriteLeavesOneEventForEachResourceItChanges() {
        catalogue();
        people();
        network();
        THost host = hosts();
        images();
        instances(host);
        sagas();
        bookkeeping();

        assertThat(seen.keySet()).as("methods called").isEqualTo(writing());
        assertThat(seen).isEqualTo(expected());
        assertThat(surplus).as("events of repeats").isEmpty();
    }

    /// Every method of a service of db-proxy that writes.
    private static Set<String> writing() {
        return MethodTable.platform().all().stream()
                .filter(method -> method.work() == WorkClass.WRITE && isOurs(method))
                .map(MethodSpec::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOurs(MethodSpec method) {
        return Stream.of("dbproxy", "registry").anyMatch(idl -> {
            try {
                Class.forName("cloud.yunhai.common.idl." + idl + "." + method.service());
                return true;
            } catch (ClassNotFoundException elsewhere) {
                return false;
            }
        });
    }

    private static Map<String, List<String>> expected() {
        Map<String, List<String>> events = new TreeMap<>();
        for (String noun : List.of("Zone", "Cluster", "Flavor")) {
            data(events, "Catalogue", noun, noun.toLowerCase(java.util.Locale.ROOT));
        }
        data(events, "Catalogue", "SshKey", "ssh-key");
        data(events, "Catalogue", "SecurityGroup", "security-group");
        data(events, "Networks", "Subnet", "subnet");
        data(events, "Accounts", "Group", "group");
        events.putAll(Map.of(
                "Accounts.createTenant", List.of("create-security-group", "create-tenant"),
                "Accounts.createAccount", List.of("create-account", "create-security-group", "create-tenant"),
                "Accounts.updateAccount", List.of("change-password"),
                "Accounts.createToken", List.of("create-token"),
                "Accounts.revokeToken", List.of("revoke-token"),
                "Networks.claimAddress", List.of("claim-address", "claim-address"),
                "Networks.releaseAddress", List.of("release-address", "release-address")));
        events.putAll(Map.of(
                "HostReports.join", List.of("join-host"),
                "HostReports.report", List.of(),
                "Hosts.createJoinToken", List.of("create-join-token"),
                "Hosts.update", List.of("update-host"),
                "Hosts.expire", List.of("expire-host"),
                "Hosts.remove", List.of("remove-host")));
        events.putAll(Map.of(
                "Images.submitImport", List.of("import-image"),
                "Images.recordImported", List.of("record-import"),
                "Images.update", List.of("update-image"),
                "Images.submitDelete", List.of("delete-image"),
                "Images.remove", List.of("remove-image")));
        events.putAll(Map.of(
                "Instances.submitCreate", List.of("create-instance"),
                "Instances.submitCommand", List.of("stop-instance"),
                "Instances.update", List.of("update-instance"),
                "Instances.recordState", List.of("change-instance-state"),
                "Instances.recordCreationFailed", List.of("fail-instance-creation"),
                "Instances.observe", List.of("observe-instance"),
                "Instances.remove", List.of("remove-instance")));
        events.putAll(Map.of(
                "Placements.claimCompute", List.of("claim-compute", "claim-compute"),
                "Placements.releaseCompute", List.of("release-compute", "release-compute"),
                "Placements.recordRefusal", List.of(),
                "Volumes.claim", List.of("attach-root-volume", "create-volume"),
                "Volumes.recordState", List.of("change-volume-state"),
                "Volumes.remove", List.of("detach-root-volume", "remove-volume")));
        events.putAll(Map.of(
                "Sagas.claim", List.of(),
                "Sagas.renew", List.of(),
                "Sagas.release", List.of(),
                "Sagas.write", List.of("change-operation", "change-operation-in-progress"),
                "Sagas.requestCancel", List.of("cancel-operation"),
                "Sagas.resolve", List.of("change-operation", "change-operation-in-progress")));
        events.putAll(Map.of(
                "Idempotency.take", List.of(),
                "Idempotency.complete", List.of(),
                "Idempotency.abandon", List.of(),
                "Registry.renew", List.of()));
        return events;
    }

    private static void data(Map<String, List<String>> events, String service, String noun, String word) {
        events.put(service + ".create" + noun, List.of("create-" + word));
        events.put(service + ".update" + noun, List.of("update-" + word));
        events.put(service + ".delete" + noun, List.of("delete-" + word));
    }

    /// Calls it, and notes its events.
    private <T extends @Nullable Object> T once(String method, Supplier<T> call) {
        long before = now();
        T answer = call.get();
        List<String> events = actions(before);
        assertThat(seen.put(method, events)).as(method + " is called twice").isNull();
        return answer;
    }

    /// Calls it, notes its events, and calls it again, which must leave none.
    private <T extends @Nullable Object> T twice(String method, Supplier<T> call) {
        T answer = once(method, call);
        long before = now();
        T _ = call.get();
        actions(before).forEach(action -> surplus.add(method + ": " + action));
        return answer;
    }

    private void twice(String method, Runnable call) {
        twice(method, () -> {
            call.run();
            return true;
        });
    }

    private long now() {
        try {
            return database().count("select coalesce(max(sequence), 0) from event");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// As they stand in the table: the feed tells them in its own time.
    private List<String> actions(long after) {
        String query = "select action from event where action <> 'gap' and sequence > " + after + " order by action";
        try (Connection connection = database().database().connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> actions = new ArrayList<>();
            while (rows.next()) {
                actions.add(rows.getString(1));
            }
            return actions;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void catalogue() {
        var catalogue = world.services.catalogue();
        TZone zone = new TZone(ZoneId.next().text(), "zone-" + world.unique, 0, 0);
        twice("Catalogue.createZone", () -> catalogue.createZone(World.ACTOR, zone));
        twice(
                "Catalogue.updateZone",
                () -> catalogue.updateZone(World.ACTOR, zone.deepCopy().setName(other("zone")), 0));
        TCluster cluster =
                new TCluster(ClusterId.next().text(), zone.getId(), "cluster-" + world.unique, 4, 1, 2, 0, 0);
        twice("Catalogue.createCluster", () -> catalogue.createCluster(World.ACTOR, cluster));
        twice(
                "Catalogue.updateCluster",
                () -> catalogue.updateCluster(World.ACTOR, cluster.deepCopy().setName(other("cluster")), 0));
        twice("Catalogue.deleteCluster", () -> catalogue.deleteCluster(World.ACTOR, cluster.getId(), 0));
        twice("Catalogue.deleteZone", () -> catalogue.deleteZone(World.ACTOR, zone.getId(), 0));
        TFlavor flavor = new TFlavor(FlavorId.next().text(), "flavor-" + world.unique, 1, 128, 1, 0, 0);
        twice("Catalogue.createFlavor", () -> catalogue.createFlavor(World.ACTOR, flavor));
        twice(
                "Catalogue.updateFlavor",
                () -> catalogue.updateFlavor(World.ACTOR, flavor.deepCopy().setVcpus(2), 0));
        twice("Catalogue.deleteFlavor", () -> catalogue.deleteFlavor(World.ACTOR, flavor.getId(), 0));
        String tenant = world.tenant.getId();
        TSshKey key = new TSshKey(SshKeyId.next().text(), tenant, "key", "ssh-ed25519 AAAA", "SHA256:x", 0, 0);
        twice("Catalogue.createSshKey", () -> catalogue.createSshKey(World.ACTOR, key));
        twice(
                "Catalogue.updateSshKey",
                () -> catalogue.updateSshKey(World.ACTOR, key.deepCopy().setName("other"), 0));
        twice("Catalogue.deleteSshKey", () -> catalogue.deleteSshKey(World.ACTOR, tenant, key.getId(), 0));
        TSecurityGroup group = new TSecurityGroup(SecurityGroupId.next().text(), tenant, "web", false, List.of(), 0, 0);
        twice("Catalogue.createSecurityGroup", () -> catalogue.createSecurityGroup(World.ACTOR, group));
        twice(
                "Catalogue.updateSecurityGroup",
                () -> catalogue.updateSecurityGroup(
                        World.ACTOR, group.deepCopy().setName("other"), 0));
        twice(
                "Catalogue.deleteSecurityGroup",
                () -> catalogue.deleteSecurityGroup(World.ACTOR, tenant, group.getId(), 0));
    }

    private String other(String noun) {
        return "other-" + noun + "-" + world.unique;
    }

    private void people() {
        var accounts = world.services.accounts();
        TQuota quota = new TQuota(1, 1, 1, 1, 1);
        TGroup group = new TGroup(GroupId.next().text(), other("group"), quota, new TQuota(0, 0, 0, 0, 0), 0, 0);
        twice("Accounts.createGroup", () -> accounts.createGroup(World.ACTOR, group));
        twice(
                "Accounts.updateGroup",
                () -> accounts.updateGroup(World.ACTOR, group.deepCopy().setName("g2-" + world.unique), 0));
        twice("Accounts.deleteGroup", () -> accounts.deleteGroup(World.ACTOR, group.getId(), 0));
        TTenant tenant =
                new TTenant(TenantId.next().text(), other("tenant"), TTenantKind.ENTERPRISE, world.group.getId(), 0, 0);
        twice("Accounts.createTenant", () -> accounts.createTenant(World.ACTOR, tenant));
        TAccount account = new TAccount(AccountId.next().text(), TRealm.USER, other("user"), true, 0, 0);
        twice(
                "Accounts.createAccount",
                () -> accounts.createAccount(World.ACTOR, account, "hash", world.group.getId()));
        once("Accounts.updateAccount", () -> accounts.updateAccount(World.ACTOR, account.getId(), true, "new", 0));
        String token = TokenId.next().text();
        String hash = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        long end = World.micros(database().clock().instant().plusSeconds(60));
        twice("Accounts.createToken", () -> accounts.createToken(token, account.getId(), hash, end));
        twice("Accounts.revokeToken", () -> accounts.revokeToken(World.ACTOR, hash));
    }

    private void network() {
        var networks = world.services.networks();
        TSubnet subnet = world.subnet.deepCopy().setId(SubnetId.next().text()).setName(other("subnet"));
        subnet.setCidr("10.61.0.0/24")
                .setRangeFirst("10.61.0.10")
                .setRangeLast("10.61.0.20")
                .setGateway("10.61.0.1");
        twice("Networks.createSubnet", () -> networks.createSubnet(World.ACTOR, subnet));
        twice(
                "Networks.updateSubnet",
                () -> networks.updateSubnet(World.ACTOR, subnet.deepCopy().setName("s2-" + world.unique), 0));
        twice("Networks.deleteSubnet", () -> networks.deleteSubnet(World.ACTOR, subnet.getId(), 0));
        var claim = world.address(World.instance(world.create()).getId());
        twice("Networks.claimAddress", () -> networks.claimAddress(claim));
        twice("Networks.releaseAddress", () -> networks.releaseAddress(claim.getNicId()));
    }

    private THost hosts() {
        var hosts = world.services.hosts();
        String token = JoinTokenId.next().text();
        String secret = UUID.randomUUID().toString();
        long end = World.micros(database().clock().instant().plusSeconds(3600));
        twice(
                "Hosts.createJoinToken",
                () -> hosts.createJoinToken(World.ACTOR, token, world.cluster.getId(), secret, end, 2));
        String name = "every-" + world.unique;
        var reports = world.services.hostReports();
        // Each time is an event: the host has begun anew.
        THost host = once(
                "HostReports.join",
                () -> World.asModule(
                        "node-agent",
                        name,
                        () -> reports.join(
                                name,
                                Set.of(THostRole.COMPUTE, THostRole.STORAGE),
                                TDriver.SIMULATED,
                                World.facts(4, 4096, 100),
                                secret)));
        twice("HostReports.report", () -> report(name));
        twice("Hosts.update", () -> hosts.update(World.ACTOR, host.getId(), 0, THostState.DRAINING));
        hosts.update(World.ACTOR, host.getId(), 0, THostState.UP);
        // Whatever others left UP in this database falls silent first.
        silence();
        report(name);
        once("Hosts.expire", this::silence);
        report(name);
        String spare = world.host(1, 128, 1).getId();
        twice("Hosts.remove", () -> hosts.remove(World.ACTOR, spare, 0));
        return host;
    }

    private Object silence() {
        return world.services
                .hosts()
                .expire(World.micros(database().clock().instant().plusSeconds(1)));
    }

    private THost report(String host) {
        return World.asModule(
                "node-agent",
                host,
                () -> world.services.hostReports().report(host, World.facts(4, 4096, 100), world.load()));
    }

    private void images() {
        var images = world.services.images();
        TImage wanted = world.image.deepCopy().setId(ImageId.next().text()).setState(TImageState.CREATING);
        wanted.setName(other("image"));
        TNewOperation importing = world.operation(TOperationKind.IMPORT_IMAGE, wanted.getId(), "", "w");
        TSubmitted submitted = twice("Images.submitImport", () -> images.submitImport(wanted, importing));
        twice(
                "Images.recordImported",
                () -> images.recordImported(
                        wanted.getId(), TImageState.AVAILABLE, null, HASH, 1, 1, TImageFormat.QCOW2, null));
        world.end(submitted, TOperationState.SUCCEEDED);
        twice(
                "Images.update",
                () -> images.update(
                        World.ACTOR,
                        wanted.getId(),
                        0,
                        "i2-" + world.unique,
                        TVisibility.PUBLIC,
                        TProvisioning.OVERLAY,
                        Map.of()));
        TNewOperation deleting = world.operation(TOperationKind.DELETE_IMAGE, wanted.getId(), "", "w");
        twice("Images.submitDelete", () -> images.submitDelete(wanted.getId(), deleting));
        twice("Images.remove", () -> images.remove(wanted.getId()));
    }

    private void instances(THost host) {
        var instances = world.services.instances();
        TNewInstance wanted = world.newInstance();
        TNewOperation creating =
                world.operation(TOperationKind.CREATE_INSTANCE, wanted.getId(), wanted.getTenantId(), "owner");
        TSubmitted created = twice("Instances.submitCreate", () -> instances.submitCreate(wanted, creating));
        String id = wanted.getId();
        twice("Placements.recordRefusal", () -> world.services.placements().recordRefusal(world.decision(id)));
        twice("Placements.claimCompute", () -> world.place(id, List.of(host.getId())));
        TNewVolume root = world.volume(id);
        var volumes = world.services.volumes();
        twice("Volumes.claim", () -> volumes.claim(root, List.of(host.getId())));
        twice("Volumes.recordState", () -> volumes.recordState(root.getId(), TVolumeState.AVAILABLE, null));
        twice("Instances.recordState", () -> instances.recordState(id, TInstanceState.RUNNING, null));
        world.end(created, TOperationState.SUCCEEDED);
        twice("Instances.update", () -> instances.update(World.ACTOR, id, 0, "web-2", Map.of()));
        twice("Instances.observe", () -> instances.observe(host.getId(), id, TVmState.PAUSED, 9, null));
        TNewOperation stopping = world.operation(TOperationKind.STOP_INSTANCE, id, world.tenant.getId(), "owner");
        twice("Instances.submitCommand", () -> instances.submitCommand(id, List.of(TInstanceState.PAUSED), stopping));
        twice("Volumes.remove", () -> volumes.remove(root.getId()));
        twice("Placements.releaseCompute", () -> world.services.placements().releaseCompute(id));
        twice("Instances.remove", () -> instances.remove(id));
        String failing = World.instance(world.create()).getId();
        twice("Instances.recordCreationFailed", () -> instances.recordCreationFailed(failing, "no host"));
    }

    private void sagas() {
        var sagas = world.services.sagas();
        TSubmitted owned = world.create();
        TFence fence = World.fence(owned);
        once("Sagas.renew", () -> sagas.renew("owner", World.LEASE.toMillis(), List.of(new TRenewal(fence, 10))));
        twice("Sagas.requestCancel", () -> sagas.requestCancel(World.ACTOR, fence.getSagaId(), "changed my mind"));
        world.write(fence, 1, TOperationState.UNWINDING);
        twice("Sagas.write", () -> sagas.write(fence, journal(2, TOperationState.STUCK)));
        once("Sagas.resolve", () -> sagas.resolve(World.ACTOR, fence.getSagaId(), TStuckCommand.RETRY));
        TSubmitted free = world.create();
        twice("Sagas.release", () -> sagas.release(World.fence(free)));
        TClaimRequest claim = new TClaimRequest(
                new TClaim("other", World.LEASE.toMillis()),
                1,
                List.of(new TRoom(free.getSaga().getType(), 1)));
        once("Sagas.claim", () -> sagas.claim(claim));
    }

    private TJournalWrite journal(long sequence, TOperationState state) {
        return new TJournalWrite(
                sequence, state, List.of(), 50, World.micros(database().clock().instant()));
    }

    private void bookkeeping() {
        var idempotency = world.services.idempotency();
        String account = AccountId.next().text();
        once("Idempotency.take", () -> idempotency.take(account, "key", "hash", 1_000));
        twice(
                "Idempotency.complete",
                () -> idempotency.complete(account, "key", 200, "{}", java.nio.ByteBuffer.wrap(new byte[0])));
        twice("Idempotency.abandon", () -> idempotency.abandon(account, "key"));
        TServiceEntry entry = new TServiceEntry("vm-scheduler", "h-" + world.unique, "127.0.0.1:1", "1", 0, 1);
        twice(
                "Registry.renew",
                () -> World.asModule("vm-scheduler", "h-" + world.unique, () -> {
                    world.services.registryHandler().renew(List.of(entry), 1_000);
                    return true;
                }));
    }
}
