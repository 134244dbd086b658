package cloud.yunhai.iaasadmin.testing;

import cloud.yunhai.apicommon.representation.AccountRepresentation;
import cloud.yunhai.apicommon.representation.ActorRepresentation;
import cloud.yunhai.apicommon.representation.GroupRepresentation;
import cloud.yunhai.apicommon.representation.HostFactsRepresentation;
import cloud.yunhai.apicommon.representation.HostLoadRepresentation;
import cloud.yunhai.apicommon.representation.HostRepresentation;
import cloud.yunhai.apicommon.representation.InstanceCountsRepresentation;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.NicRepresentation;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.apicommon.representation.OperationStepRepresentation;
import cloud.yunhai.apicommon.representation.PlacementRepresentation;
import cloud.yunhai.apicommon.representation.PlacementScoreRepresentation;
import cloud.yunhai.apicommon.representation.QuotaRepresentation;
import cloud.yunhai.apicommon.representation.ServiceRepresentation;
import cloud.yunhai.apicommon.representation.ServiceState;
import cloud.yunhai.apicommon.representation.StateCountRepresentation;
import cloud.yunhai.apicommon.representation.SubnetRepresentation;
import cloud.yunhai.apicommon.representation.TenantRepresentation;
import cloud.yunhai.apicommon.representation.TokenRepresentation;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.common.model.account.TenantKind;
import cloud.yunhai.common.model.event.ActorKind;
import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.network.SubnetType;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.model.operation.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;

/// Answers of the API.
public final class Samples {
    public static final String TENANT = "ten_01kb9c3v5mf0x8h6qkz2w7d4rj";
    public static final String GROUP = "grp_01kb9c3v5mf0x8h6qkz2w7d4rk";
    public static final String CLUSTER = "cls_01kb9c3v5mf0x8h6qkz2w7d4rm";
    public static final String HOST = "hst_01kb9c3v5mf0x8h6qkz2w7d4rn";
    public static final String INSTANCE = "ins_01kb9c3v5mf0x8h6qkz2w7d4rp";
    public static final String OPERATION = "op_01kb9c3v5mf0x8h6qkz2w7d4rq";
    public static final String SUBNET = "net_01kb9c3v5mf0x8h6qkz2w7d4rr";
    public static final String FLAVOR = "flv_01kb9c3v5mf0x8h6qkz2w7d4rs";
    public static final String IMAGE = "img_01kb9c3v5mf0x8h6qkz2w7d4rt";

    /// When everything was.
    public static final Instant BEGUN = Instant.parse("2026-03-01T08:15:00Z");

    private Samples() {}

    public static TokenRepresentation token() {
        TokenRepresentation token = new TokenRepresentation();
        token.id = "tok_1";
        token.token = "yht_secret-of-the-operator";
        token.expiresAt = Instant.parse("2099-01-01T00:00:00Z");
        token.account = new AccountRepresentation();
        token.account.id = "acc_1";
        token.account.realm = Realm.OPERATOR;
        token.account.name = "admin";
        token.account.enabled = true;
        token.account.createdAt = BEGUN;
        token.account.version = 1L;
        return token;
    }

    public static ServiceRepresentation service(String name, ServiceState state) {
        ServiceRepresentation service = new ServiceRepresentation();
        service.hostName = "host-1";
        service.name = name;
        service.moduleName = name;
        service.state = state;
        service.restarts = 2;
        service.version = "0.1.0-SNAPSHOT";
        service.address = "127.0.0.1:9050";
        if (state == ServiceState.UP) {
            service.pid = 4711L;
            service.startedAt = BEGUN;
            service.residentBytes = 83_886_080L;
        } else {
            service.reason = "it ended by itself";
            service.lastExit = "status 137";
        }
        return service;
    }

    public static HostRepresentation host(String name, HostState state) {
        HostRepresentation host = new HostRepresentation();
        host.id = HOST;
        host.clusterId = CLUSTER;
        host.name = name;
        host.roles = List.of(HostRole.COMPUTE, HostRole.STORAGE);
        host.state = state;
        host.driver = Driver.LIBVIRT;
        host.vcpusTotal = 16L;
        host.vcpusClaimed = 4L;
        host.memoryMibTotal = 16_384L;
        host.memoryMibClaimed = 14_336L;
        host.storageGibTotal = 200L;
        host.storageGibClaimed = 20L;
        host.instances = 4;
        host.lastReportAt = BEGUN;
        host.createdAt = BEGUN;
        host.version = 3L;
        host.facts = facts();
        host.load = load();
        return host;
    }

    private static HostFactsRepresentation facts() {
        HostFactsRepresentation facts = new HostFactsRepresentation();
        facts.cpus = 4;
        facts.memoryMib = 16_384L;
        facts.storageGib = 100L;
        facts.cpuModel = "Example CPU";
        facts.kernel = "6.1.0-40-amd64";
        facts.operatingSystem = "Debian GNU/Linux 12";
        facts.virtualization = "qemu";
        facts.hypervisorVersion = "9.0.0";
        return facts;
    }

    private static HostLoadRepresentation load() {
        HostLoadRepresentation load = new HostLoadRepresentation();
        load.loadAverage1 = 0.42;
        load.cpuBusy = 0.12;
        load.memoryFreeMib = 2_048L;
        load.storageFreeGib = 80L;
        load.vmsRunning = 4;
        load.sampledAt = BEGUN;
        return load;
    }

    public static InstanceRepresentation instance(String name, InstanceState state) {
        InstanceRepresentation instance = new InstanceRepresentation();
        instance.id = INSTANCE;
        instance.tenantId = TENANT;
        instance.name = name;
        instance.state = state;
        instance.flavorId = FLAVOR;
        instance.vcpus = 1;
        instance.memoryMib = 128L;
        instance.rootGib = 1L;
        instance.imageId = IMAGE;
        instance.provisioning = Provisioning.OVERLAY;
        instance.clusterId = CLUSTER;
        instance.hostId = HOST;
        NicRepresentation nic = new NicRepresentation();
        nic.id = "nic_1";
        nic.subnetId = SUBNET;
        nic.address = "10.60.0.10";
        nic.mac = "52:54:00:00:00:0a";
        instance.nics = List.of(nic);
        instance.createdAt = BEGUN;
        instance.updatedAt = BEGUN;
        instance.version = 2L;
        return instance;
    }

    public static PlacementRepresentation placement() {
        PlacementRepresentation placement = new PlacementRepresentation();
        placement.instanceId = INSTANCE;
        placement.chosenHostId = HOST;
        placement.considered = 3;
        placement.rejections.put("not up", 1);
        PlacementScoreRepresentation score = new PlacementScoreRepresentation();
        score.hostId = HOST;
        score.total = 1.25;
        score.parts.put("free memory", 1.0);
        score.parts.put("idle", 0.25);
        placement.best = List.of(score);
        placement.decidedAt = BEGUN;
        return placement;
    }

    public static OperationRepresentation operation(OperationState state) {
        OperationRepresentation operation = new OperationRepresentation();
        operation.id = OPERATION;
        operation.kind = OperationKind.STOP_INSTANCE;
        operation.tenantId = TENANT;
        operation.resourceId = INSTANCE;
        operation.state = state;
        operation.done = state.isDone();
        operation.cancellable = state.isCancellable();
        operation.progressPercent = 50;
        operation.actor = new ActorRepresentation();
        operation.actor.kind = ActorKind.USER;
        operation.actor.id = "acc_2";
        operation.actor.name = "demo";
        operation.cancelRequested = false;
        operation.createdAt = BEGUN;
        operation.startedAt = BEGUN;
        operation.endedAt = state.isDone() ? BEGUN.plus(Duration.ofMillis(1_500)) : null;
        operation.deadlineAt = BEGUN.plus(Duration.ofMinutes(10));
        operation.version = 4L;
        operation.steps = List.of(step());
        if (state == OperationState.STUCK) {
            operation.errorCode = "UNAVAILABLE";
            operation.error = "stop: the host does not answer";
        }
        return operation;
    }

    private static OperationStepRepresentation step() {
        OperationStepRepresentation step = new OperationStepRepresentation();
        step.index = 0;
        step.name = "stop";
        step.moduleName = "vm-scheduler";
        step.state = StepState.FAILED;
        step.attempts = 3;
        step.hostId = HOST;
        step.startedAt = BEGUN;
        step.error = "the host does not answer";
        return step;
    }

    public static TenantRepresentation tenant() {
        TenantRepresentation tenant = new TenantRepresentation();
        tenant.id = TENANT;
        tenant.name = "demo";
        tenant.kind = TenantKind.USER;
        tenant.groupId = GROUP;
        tenant.createdAt = BEGUN;
        tenant.version = 1L;
        return tenant;
    }

    public static GroupRepresentation group() {
        GroupRepresentation group = new GroupRepresentation();
        group.id = GROUP;
        group.name = "everyone";
        group.quota = quota(20);
        group.used = quota(5);
        group.createdAt = BEGUN;
        group.version = 1L;
        return group;
    }

    static InstanceCountsRepresentation counts(InstanceRepresentation... instances) {
        InstanceCountsRepresentation counts = new InstanceCountsRepresentation();
        counts.total = (long) instances.length;
        Arrays.stream(instances)
                .collect(Collectors.groupingBy(
                        instance -> instance.state, () -> new EnumMap<>(InstanceState.class), Collectors.counting()))
                .forEach((state, count) -> {
                    StateCountRepresentation one = new StateCountRepresentation();
                    one.state = state;
                    one.count = count;
                    counts.states.add(one);
                });
        return counts;
    }

    private static QuotaRepresentation quota(long amount) {
        QuotaRepresentation quota = new QuotaRepresentation();
        quota.instances = amount;
        quota.vcpus = amount;
        quota.memoryMib = amount * 1_024;
        quota.storageGib = amount;
        quota.addresses = amount;
        return quota;
    }

    public static SubnetRepresentation subnet() {
        SubnetRepresentation subnet = new SubnetRepresentation();
        subnet.id = SUBNET;
        subnet.clusterId = CLUSTER;
        subnet.name = "default";
        subnet.type = SubnetType.PRIVATE;
        subnet.cidr = "10.60.0.0/24";
        subnet.rangeFirst = "10.60.0.10";
        subnet.rangeLast = "10.60.0.250";
        subnet.gateway = "10.60.0.1";
        subnet.dnsServers = List.of("10.60.0.1");
        subnet.addressesTotal = 241L;
        subnet.addressesClaimed = 4L;
        subnet.createdAt = BEGUN;
        subnet.version = 1L;
        return subnet;
    }
}
