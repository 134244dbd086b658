package cloud.yunhai.dbproxy.testing;

import cloud.yunhai.common.idl.dbproxy.TAddressClaim;
import cloud.yunhai.common.idl.dbproxy.TClaim;
import cloud.yunhai.common.idl.dbproxy.TComputeClaim;
import cloud.yunhai.common.idl.dbproxy.TFence;
import cloud.yunhai.common.idl.dbproxy.TJournalWrite;
import cloud.yunhai.common.idl.dbproxy.TNewInstance;
import cloud.yunhai.common.idl.dbproxy.TNewOperation;
import cloud.yunhai.common.idl.dbproxy.TNewSaga;
import cloud.yunhai.common.idl.dbproxy.TNewVolume;
import cloud.yunhai.common.idl.dbproxy.TPlannedStep;
import cloud.yunhai.common.idl.dbproxy.TSagaType;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TActorKind;
import cloud.yunhai.common.idl.types.TCluster;
import cloud.yunhai.common.idl.types.TDriver;
import cloud.yunhai.common.idl.types.TFlavor;
import cloud.yunhai.common.idl.types.TGroup;
import cloud.yunhai.common.idl.types.THost;
import cloud.yunhai.common.idl.types.THostFacts;
import cloud.yunhai.common.idl.types.THostLoad;
import cloud.yunhai.common.idl.types.THostRole;
import cloud.yunhai.common.idl.types.TImage;
import cloud.yunhai.common.idl.types.TImageFormat;
import cloud.yunhai.common.idl.types.TImageKind;
import cloud.yunhai.common.idl.types.TImageState;
import cloud.yunhai.common.idl.types.TInstance;
import cloud.yunhai.common.idl.types.TOperationKind;
import cloud.yunhai.common.idl.types.TOperationState;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TPlacementDecision;
import cloud.yunhai.common.idl.types.TProvisioning;
import cloud.yunhai.common.idl.types.TQuota;
import cloud.yunhai.common.idl.types.TSubnet;
import cloud.yunhai.common.idl.types.TSubnetType;
import cloud.yunhai.common.idl.types.TTenant;
import cloud.yunhai.common.idl.types.TTenantKind;
import cloud.yunhai.common.idl.types.TVisibility;
import cloud.yunhai.common.idl.types.TVolumeKind;
import cloud.yunhai.common.idl.types.TZone;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.GroupId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.JoinTokenId;
import cloud.yunhai.common.model.id.LeaseId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.id.ZoneId;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.dbproxy.config.Assembly;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A small platform of a test's own in a shared database: zone, cluster, subnet, flavor, image, group and tenant. Its
/// methods are the calls that sagas make.
public final class World {
    /// Who does everything.
    public static final TActor ACTOR = new TActor(TActorKind.OPERATOR, "acc_test", "tester");

    /// Gone by in tests that need a lease to end.
    public static final Duration LEASE = Duration.ofSeconds(30);

    private static final TQuota MUCH = new TQuota(10_000, 100_000, 100_000_000, 1_000_000, 10_000);
    private static final TQuota NOTHING = new TQuota(0, 0, 0, 0, 0);

    public final TestDatabase database;
    public final Assembly services;
    public final String unique = UUID.randomUUID().toString().substring(0, 8);
    public final TZone zone;
    public final TCluster cluster;
    public final TSubnet subnet;
    public final TFlavor flavor;
    public final TImage image;
    public final TGroup group;
    public final TTenant tenant;
    private int hosts;

    private World(TestDatabase database, TQuota quota, String cidr, String first, String last) {
        this.database = database;
        this.services = database.services();
        zone = services.catalogue().createZone(ACTOR, new TZone(ZoneId.next().text(), "z-" + unique, 0, 0));
        cluster = services.catalogue()
                .createCluster(
                        ACTOR, new TCluster(ClusterId.next().text(), zone.getId(), "c-" + unique, 4, 1, 2, 0, 0));
        String base = cidr.substring(0, cidr.lastIndexOf('.'));
        subnet = services.networks()
                .createSubnet(
                        ACTOR,
                        new TSubnet(
                                SubnetId.next().text(),
                                cluster.getId(),
                                "s-" + unique,
                                TSubnetType.PRIVATE,
                                cidr,
                                first,
                                last,
                                base + ".1",
                                List.of("10.0.0.53"),
                                0,
                                0,
                                0,
                                0));
        flavor = services.catalogue()
                .createFlavor(ACTOR, new TFlavor(FlavorId.next().text(), "small-" + unique, 1, 128, 1, 0, 0));
        group = services.accounts()
                .createGroup(ACTOR, new TGroup(GroupId.next().text(), "g-" + unique, quota, NOTHING, 0, 0));
        tenant = tenant("t-" + unique);
        image = image();
    }

    /// With room for everything.
    public static World in(TestDatabase database) {
        return new World(database, MUCH, "10.60.0.0/24", "10.60.0.10", "10.60.0.250");
    }

    /// With this quota.
    public static World withQuota(TestDatabase database, TQuota quota) {
        return new World(database, quota, "10.60.0.0/24", "10.60.0.10", "10.60.0.250");
    }

    /// With this subnet.
    public static World withSubnet(TestDatabase database, String cidr, String first, String last) {
        return new World(database, MUCH, cidr, first, last);
    }

    /// Another tenant of the group.
    public TTenant tenant(String name) {
        return services.accounts()
                .createTenant(ACTOR, new TTenant(TenantId.next().text(), name, TTenantKind.USER, group.getId(), 0, 0));
    }

    private TImage image() {
        TImage wanted = new TImage()
                .setId(ImageId.next().text())
                .setName("tiny-" + unique)
                .setKind(TImageKind.TEMPLATE)
                .setFormat(TImageFormat.QCOW2)
                .setState(TImageState.CREATING)
                .setVisibility(TVisibility.PUBLIC)
                .setDefaultProvisioning(TProvisioning.OVERLAY)
                .setSource("file:///images/tiny.qcow2")
                .setSizeBytes(0)
                .setVirtualSizeBytes(0)
                .setMinMemoryMib(64)
                .setLabels(Map.of())
                .setCreatedAtMicros(0)
                .setVersion(0);
        TSubmitted submitted =
                services.images().submitImport(wanted, operation(TOperationKind.IMPORT_IMAGE, wanted.getId(), "", "w"));
        services.images()
                .recordImported(
                        wanted.getId(),
                        TImageState.AVAILABLE,
                        null,
                        "00".repeat(32),
                        1000,
                        1L << 30,
                        TImageFormat.QCOW2,
                        null);
        end(submitted, TOperationState.SUCCEEDED);
        return services.images().get("", wanted.getId());
    }

    /// A host that is UP.
    public THost host(int cpus, long memoryMib, long storageGib) {
        String token = UUID.randomUUID().toString();
        services.hosts()
                .createJoinToken(
                        ACTOR,
                        JoinTokenId.next().text(),
                        cluster.getId(),
                        token,
                        micros(database.clock().instant().plusSeconds(3600)),
                        1);
        String name = "h-" + unique + "-" + hosts++;
        return asModule(
                "node-agent",
                name,
                () -> services.hostReports()
                        .join(
                                name,
                                Set.of(THostRole.COMPUTE, THostRole.STORAGE),
                                TDriver.SIMULATED,
                                facts(cpus, memoryMib, storageGib),
                                token));
    }

    /// What a host is made of.
    public static THostFacts facts(int cpus, long memoryMib, long storageGib) {
        return new THostFacts(cpus, memoryMib, storageGib, "model", "6.1", "Debian 12", "qemu");
    }

    /// What a host is doing.
    public THostLoad load() {
        return new THostLoad(0.5, 0.1, 1000, 100, 1, micros(database.clock().instant()));
    }

    /// An operation of a saga that its submitter owns.
    public TNewOperation operation(TOperationKind kind, String resourceId, String tenantId, @Nullable String owner) {
        TNewSaga saga = new TNewSaga(
                OperationId.next().text(),
                new TSagaType("test-" + unique, 1),
                resourceId,
                tenantId,
                "{\"name\":\"web\"}",
                2,
                micros(database.clock().instant().plusSeconds(3600)),
                kind == TOperationKind.DELETE_INSTANCE || kind == TOperationKind.FORCE_STOP_INSTANCE);
        TNewOperation operation = new TNewOperation(
                saga,
                kind,
                ACTOR,
                List.of(new TPlannedStep("place", "vm-scheduler"), new TPlannedStep("start", "vm-scheduler")));
        return owner == null ? operation : operation.setClaim(new TClaim(owner, LEASE.toMillis()));
    }

    /// A request for an instance of the tenant.
    public TNewInstance newInstance() {
        return new TNewInstance()
                .setId(InstanceId.next().text())
                .setTenantId(tenant.getId())
                .setName("web-1")
                .setFlavorId(flavor.getId())
                .setImageId(image.getId())
                .setSecurityGroupIds(List.of())
                .setLabels(Map.of("role", "web"));
    }

    /// Submits it.
    public TSubmitted create(TNewInstance instance) {
        return services.instances()
                .submitCreate(
                        instance,
                        operation(TOperationKind.CREATE_INSTANCE, instance.getId(), instance.getTenantId(), "owner"));
    }

    /// A submitted instance.
    public TSubmitted create() {
        return create(newInstance());
    }

    /// Claims vcpus and memory for an instance of the flavor.
    public String place(String instanceId, List<String> hostIds) {
        return place(services, instanceId, hostIds);
    }

    /// The same through another process.
    public String place(Assembly proxy, String instanceId, List<String> hostIds) {
        return proxy.placements()
                .claimCompute(new TComputeClaim(
                        instanceId, flavor.getVcpus(), flavor.getMemoryMib(), hostIds, decision(instanceId)));
    }

    /// A decision about it.
    public TPlacementDecision decision(String instanceId) {
        return new TPlacementDecision(
                instanceId,
                1,
                Map.of("memory", 2),
                List.of(),
                micros(database.clock().instant()));
    }

    /// Claims an address for a new NIC of an instance.
    public TAddressClaim address(String instanceId) {
        return new TAddressClaim()
                .setLeaseId(LeaseId.next().text())
                .setNicId(NicId.next().text())
                .setInstanceId(instanceId)
                .setTenantId(tenant.getId())
                .setClusterId(cluster.getId())
                .setHostName("web-1");
    }

    /// A root volume for an instance.
    public TNewVolume volume(String instanceId) {
        return new TNewVolume(
                        VolumeId.next().text(),
                        tenant.getId(),
                        "root",
                        TVolumeKind.ROOT,
                        flavor.getRootGib(),
                        TProvisioning.OVERLAY)
                .setInstanceId(instanceId)
                .setImageId(image.getId());
    }

    /// The instance of a submission.
    public static TInstance instance(TSubmitted submitted) {
        return Objects.requireNonNull(submitted.getInstance());
    }

    /// The right of a submission.
    public static TFence fence(TSubmitted submitted) {
        return new TFence(submitted.getSaga().getId(), submitted.getSaga().getFencingToken());
    }

    /// Ends a saga that the submitter owns.
    public void end(TSubmitted submitted, TOperationState state) {
        TFence fence = fence(submitted);
        write(fence, 1, TOperationState.RUNNING);
        if (state == TOperationState.SUCCEEDED) {
            write(fence, 2, state);
        } else {
            write(fence, 2, TOperationState.UNWINDING);
            write(fence, 3, state);
        }
    }

    /// Writes a state to the journal.
    public void write(TFence fence, long sequence, TOperationState state) {
        services.sagas()
                .write(
                        fence,
                        new TJournalWrite(
                                sequence,
                                state,
                                List.of(),
                                50,
                                micros(database.clock().instant())));
    }

    /// Does it as a saga's owner does: with its fencing token.
    public static <T> T fenced(TFence fence, java.util.function.Supplier<T> call) {
        return CallContext.with()
                .operation(fence.getSagaId())
                .fencing(fence.getToken())
                .call(call::get);
    }

    /// Does it as a process of that module on that host.
    public static <T> T asModule(String module, String host, java.util.function.Supplier<T> call) {
        return new CallContext(
                        new cloud.yunhai.common.tip.Caller(module, host),
                        null,
                        null,
                        false,
                        null,
                        java.util.OptionalLong.empty(),
                        null,
                        null)
                .call(call::get);
    }

    /// A page without a filter.
    public static TPageRequest page(@Nullable String tenantId, int limit) {
        TPageRequest page = new TPageRequest(limit, Map.of());
        return tenantId == null ? page : page.setTenantId(tenantId);
    }

    /// As the wire has it.
    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
