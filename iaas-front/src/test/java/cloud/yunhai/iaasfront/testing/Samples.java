package cloud.yunhai.iaasfront.testing;

import cloud.yunhai.apicommon.representation.AccountRepresentation;
import cloud.yunhai.apicommon.representation.ActorRepresentation;
import cloud.yunhai.apicommon.representation.ClusterList;
import cloud.yunhai.apicommon.representation.ClusterRepresentation;
import cloud.yunhai.apicommon.representation.ConsoleLogRepresentation;
import cloud.yunhai.apicommon.representation.FlavorList;
import cloud.yunhai.apicommon.representation.FlavorRepresentation;
import cloud.yunhai.apicommon.representation.ImageList;
import cloud.yunhai.apicommon.representation.ImageRepresentation;
import cloud.yunhai.apicommon.representation.InstanceCountsRepresentation;
import cloud.yunhai.apicommon.representation.InstanceList;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.NicRepresentation;
import cloud.yunhai.apicommon.representation.OperationList;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.apicommon.representation.OperationStepRepresentation;
import cloud.yunhai.apicommon.representation.QuotaRepresentation;
import cloud.yunhai.apicommon.representation.SecurityGroupList;
import cloud.yunhai.apicommon.representation.SecurityGroupRepresentation;
import cloud.yunhai.apicommon.representation.SshKeyList;
import cloud.yunhai.apicommon.representation.SshKeyRepresentation;
import cloud.yunhai.apicommon.representation.StateCountRepresentation;
import cloud.yunhai.apicommon.representation.TenantQuotaRepresentation;
import cloud.yunhai.apicommon.representation.TokenRepresentation;
import cloud.yunhai.apicommon.representation.VolumeList;
import cloud.yunhai.apicommon.representation.VolumeRepresentation;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.model.operation.StepState;
import cloud.yunhai.common.model.volume.VolumeKind;
import cloud.yunhai.common.model.volume.VolumeState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Answers of the API.
public final class Samples {
    public static final String IMAGE = "img_tiny";
    public static final String FLAVOR = "flv_small";
    public static final String KEY = "key_laptop";
    public static final String TENANT = "ten_demo";

    private static final Instant BEGUN = Instant.parse("2026-03-01T08:15:00Z");

    private Samples() {}

    /// An API that has one of each.
    public static StubApi api() {
        StubApi api = new StubApi();
        api.on("GET /healthz", StubApi.Reply.ok(Map.of()));
        api.on("GET /v1/account", StubApi.Reply.ok(account()));
        api.on("GET /v1/images", StubApi.Reply.ok(list(new ImageList(), image())));
        api.on("GET /v1/images/" + IMAGE, StubApi.Reply.ok(image()));
        api.on(
                "GET /v1/flavors",
                StubApi.Reply.ok(list(
                        new FlavorList(),
                        flavor(FLAVOR, "small", 1, 128, 1),
                        flavor("flv_large", "large", 4, 8192, 40))));
        api.on("GET /v1/flavors/" + FLAVOR, StubApi.Reply.ok(flavor(FLAVOR, "small", 1, 128, 1)));
        api.on("GET /v1/clusters", StubApi.Reply.ok(list(new ClusterList(), cluster())));
        api.on("GET /v1/ssh_keys", StubApi.Reply.ok(list(new SshKeyList(), sshKey())));
        api.on("GET /v1/ssh_keys/" + KEY, StubApi.Reply.ok(sshKey()));
        api.on("GET /v1/security_groups", StubApi.Reply.ok(list(new SecurityGroupList(), securityGroup())));
        api.on("GET /v1/security_groups/sg_default", StubApi.Reply.ok(securityGroup()));
        api.on("GET /v1/volumes", StubApi.Reply.ok(list(new VolumeList(), volume())));
        api.on("GET /v1/operations", StubApi.Reply.ok(list(new OperationList())));
        api.on("GET /v1/instances", StubApi.Reply.ok(list(new InstanceList())));
        api.on("GET /v1/quota", StubApi.Reply.ok(quota()));
        api.on("GET /v1/instance_counts", StubApi.Reply.ok(counts()));
        return api;
    }

    /// Has these instances, with their console logs.
    public static void has(StubApi api, InstanceRepresentation... instances) {
        api.on("GET /v1/instances", StubApi.Reply.ok(list(new InstanceList(), instances)));
        for (InstanceRepresentation instance : instances) {
            api.on("GET /v1/instances/" + instance.id, StubApi.Reply.ok(instance));
            api.on("GET /v1/instances/" + instance.id + "/console_log", StubApi.Reply.ok(consoleLog()));
        }
    }

    /// Has these operations, newest first.
    public static void did(StubApi api, OperationRepresentation... operations) {
        api.on("GET /v1/operations", StubApi.Reply.ok(list(new OperationList(), operations)));
        for (OperationRepresentation operation : operations) {
            api.on("GET /v1/operations/" + operation.id, StubApi.Reply.ok(operation));
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <R, L extends cloud.yunhai.apicommon.representation.Page<R>> L list(L page, R... items) {
        page.items().addAll(List.of(items));
        return page;
    }

    static TokenRepresentation token(String text) {
        TokenRepresentation token = new TokenRepresentation();
        token.id = "tok_1";
        token.token = text;
        token.expiresAt = BEGUN.plusSeconds(43_200);
        token.account = account();
        return token;
    }

    static TenantQuotaRepresentation quota() {
        TenantQuotaRepresentation quota = new TenantQuotaRepresentation();
        quota.tenantId = TENANT;
        quota.limit = amounts(10, 8_192);
        quota.claimed = amounts(3, 256);
        return quota;
    }

    private static QuotaRepresentation amounts(long each, long memoryMib) {
        QuotaRepresentation amounts = new QuotaRepresentation();
        amounts.instances = each;
        amounts.vcpus = each;
        amounts.memoryMib = memoryMib;
        amounts.storageGib = each;
        amounts.addresses = each;
        return amounts;
    }

    private static InstanceCountsRepresentation counts() {
        StateCountRepresentation running = new StateCountRepresentation();
        running.state = InstanceState.RUNNING;
        running.count = 1L;
        InstanceCountsRepresentation counts = new InstanceCountsRepresentation();
        counts.total = 1L;
        counts.states.add(running);
        return counts;
    }

    public static AccountRepresentation account() {
        AccountRepresentation account = new AccountRepresentation();
        account.id = "usr_demo";
        account.realm = Realm.USER;
        account.name = "demo";
        account.tenantId = TENANT;
        account.enabled = true;
        account.createdAt = BEGUN;
        account.version = 1L;
        return account;
    }

    public static ImageRepresentation image() {
        ImageRepresentation image = new ImageRepresentation();
        image.id = IMAGE;
        image.name = "tiny";
        image.kind = ImageKind.TEMPLATE;
        image.format = ImageFormat.QCOW2;
        image.state = ImageState.AVAILABLE;
        image.visibility = Visibility.PUBLIC;
        image.defaultProvisioning = Provisioning.OVERLAY;
        image.sizeBytes = 30L << 20;
        image.virtualSizeBytes = 1L << 30;
        image.minMemoryMib = 96L;
        image.operatingSystem = "Debian 12";
        image.createdAt = BEGUN;
        image.version = 1L;
        return image;
    }

    public static FlavorRepresentation flavor(String id, String name, int vcpus, long memoryMib, long rootGib) {
        FlavorRepresentation flavor = new FlavorRepresentation();
        flavor.id = id;
        flavor.name = name;
        flavor.vcpus = vcpus;
        flavor.memoryMib = memoryMib;
        flavor.rootGib = rootGib;
        flavor.createdAt = BEGUN;
        flavor.version = 1L;
        return flavor;
    }

    public static ClusterRepresentation cluster() {
        ClusterRepresentation cluster = new ClusterRepresentation();
        cluster.id = "cls_default";
        cluster.zoneId = "zon_1";
        cluster.name = "default";
        cluster.createdAt = BEGUN;
        cluster.version = 1L;
        return cluster;
    }

    public static SshKeyRepresentation sshKey() {
        SshKeyRepresentation key = new SshKeyRepresentation();
        key.id = KEY;
        key.tenantId = TENANT;
        key.name = "laptop";
        key.publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample demo@laptop";
        key.fingerprint = "SHA256:u0VN8qJ4mP4jYkZ3Jw0T9tq1mVfXQ0r1mZ8yq0bYb7c";
        key.createdAt = BEGUN;
        key.version = 1L;
        return key;
    }

    public static SecurityGroupRepresentation securityGroup() {
        SecurityGroupRepresentation group = new SecurityGroupRepresentation();
        group.id = "sg_default";
        group.tenantId = TENANT;
        group.name = "default";
        group.isDefault = true;
        group.createdAt = BEGUN;
        group.version = 1L;
        return group;
    }

    public static VolumeRepresentation volume() {
        VolumeRepresentation volume = new VolumeRepresentation();
        volume.id = "vol_1";
        volume.tenantId = TENANT;
        volume.name = "web-1-root";
        volume.kind = VolumeKind.ROOT;
        volume.state = VolumeState.IN_USE;
        volume.sizeGib = 1L;
        volume.provisioning = Provisioning.OVERLAY;
        volume.createdAt = BEGUN;
        volume.version = 1L;
        return volume;
    }

    public static InstanceRepresentation instance(String id, String name, InstanceState state) {
        InstanceRepresentation instance = new InstanceRepresentation();
        instance.id = id;
        instance.tenantId = TENANT;
        instance.name = name;
        instance.state = state;
        instance.flavorId = FLAVOR;
        instance.vcpus = 1;
        instance.memoryMib = 128L;
        instance.rootGib = 1L;
        instance.imageId = IMAGE;
        instance.provisioning = Provisioning.OVERLAY;
        instance.nics.add(nic());
        instance.sshKeyId = KEY;
        instance.securityGroupIds.add("sg_default");
        instance.labels.put("tier", "web");
        instance.createdAt = BEGUN;
        instance.updatedAt = BEGUN;
        instance.startedAt = BEGUN;
        instance.version = 3L;
        return instance;
    }

    private static NicRepresentation nic() {
        NicRepresentation nic = new NicRepresentation();
        nic.id = "nic_1";
        nic.subnetId = "net_1";
        nic.address = "10.60.0.10";
        nic.mac = "52:54:00:6f:10:0a";
        return nic;
    }

    public static OperationRepresentation operation(
            String id,
            OperationKind kind,
            OperationState state,
            String resourceId,
            OperationStepRepresentation... steps) {
        OperationRepresentation operation = new OperationRepresentation();
        operation.id = id;
        operation.kind = kind;
        operation.tenantId = TENANT;
        operation.resourceId = resourceId;
        operation.state = state;
        operation.done = state.isDone();
        operation.cancellable = state.isCancellable();
        operation.progressPercent = state.isDone() ? 100 : 60;
        operation.steps.addAll(List.of(steps));
        operation.actor = new ActorRepresentation();
        operation.actor.name = "demo";
        operation.cancelRequested = false;
        operation.createdAt = BEGUN;
        operation.startedAt = BEGUN;
        operation.endedAt = state.isDone() ? BEGUN.plusMillis(2_340) : null;
        operation.deadlineAt = BEGUN.plusSeconds(600);
        operation.version = 4L;
        return operation;
    }

    public static OperationStepRepresentation step(int index, String name, StepState state) {
        OperationStepRepresentation step = new OperationStepRepresentation();
        step.index = index;
        step.name = name;
        step.moduleName = "vm-scheduler";
        step.state = state;
        step.attempts = state == StepState.PENDING ? 0 : 1;
        if (state != StepState.PENDING) {
            step.startedAt = BEGUN.plusMillis(40L * index);
            step.endedAt = state == StepState.RUNNING ? null : BEGUN.plusMillis(40L * index + 25L + 90L * index);
        }
        return step;
    }

    private static ConsoleLogRepresentation consoleLog() {
        ConsoleLogRepresentation log = new ConsoleLogRepresentation();
        log.text = "[    0.000000] Linux version 6.1.0-cloud-amd64\n[    1.204410] virtio_net virtio0 eth0: renamed\n"
                + "[    2.918841] cloud-init: network up 10.60.0.10/24\nYUNHAI-READY host=web-1 ip=10.60.0.10\n";
        log.offset = 0L;
        log.nextOffset = (long) log.text.length();
        return log;
    }
}
