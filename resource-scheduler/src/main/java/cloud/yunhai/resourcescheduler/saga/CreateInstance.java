package cloud.yunhai.resourcescheduler.saga;

import static cloud.yunhai.common.saga.StepSettings.by;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.LeaseId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.saga.Output;
import cloud.yunhai.common.saga.RetryPolicy;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.SagaContext;
import cloud.yunhai.common.saga.Undo;
import cloud.yunhai.resourcescheduler.app.Addresses;
import cloud.yunhai.resourcescheduler.app.Cloud;
import cloud.yunhai.resourcescheduler.app.Placed;
import cloud.yunhai.resourcescheduler.app.Vms.VmResources;
import cloud.yunhai.resourcescheduler.app.Volumes.GuestSettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The main job: compute, address and volume are all had, or what was had goes back.
public final class CreateInstance {
    static final Output<Ids> IDS = Output.of("ids", Ids.class);
    static final Output<Instance> INSTANCE = Output.of("read-instance", Instance.class);
    static final Output<Placed> HOST = Output.of("place", Placed.class);
    static final Output<Nic> ADDRESS = Output.of("reserve-address", Nic.class);
    static final Output<String> ROOT_VOLUME = Output.of("make-root-volume", String.class);
    static final Output<String> SEED = Output.of("write-guest-settings", String.class);

    /// A full copy of a large image takes its time.
    private static final RetryPolicy COPYING = RetryPolicy.within(Duration.ofMinutes(30));

    private final Cloud cloud;

    /// The ids of all that the saga makes, so that each later step can be repeated.
    record Ids(VolumeId volume, NicId nic, LeaseId lease) {}

    public CreateInstance(Cloud cloud) {
        this.cloud = cloud;
    }

    /// The definition.
    public Saga<NewInstanceInput> saga() {
        return Saga.named("create-instance", 1, NewInstanceInput.class)
                .local(IDS, _ -> new Ids(VolumeId.next(), NicId.next(), LeaseId.next()))
                .local(INSTANCE, saga -> cloud.instances().get(id(saga)))
                .step(HOST, this::place, saga -> cloud.vms().release(id(saga)), by("vm-scheduler"))
                .step(ADDRESS, this::reserveAddress, this::releaseAddress, by("network-provider"))
                .step(
                        ROOT_VOLUME,
                        this::makeVolume,
                        this::removeVolume,
                        by("volume-scheduler").action(COPYING))
                .step(SEED, this::writeSettings, this::removeSettings, by("volume-scheduler"))
                .step("apply-security-groups", this::applyFilters, this::removeFilters, by("vm-scheduler"))
                .step("start", this::start, this::removeVm, by("vm-scheduler"))
                .step("record", this::record, Undo.none(), by("db-proxy"))
                .whenUnwound(this::recordFailure)
                .build();
    }

    private Placed place(SagaContext<NewInstanceInput> saga) {
        return cloud.vms().place(saga.get(INSTANCE));
    }

    private Nic reserveAddress(SagaContext<NewInstanceInput> saga) {
        Ids ids = saga.get(IDS);
        return cloud.addresses()
                .ensure(new Addresses.Wanted(
                        ids.lease(),
                        ids.nic(),
                        saga.get(INSTANCE),
                        saga.get(HOST).clusterId(),
                        saga.input().subnet(),
                        saga.input().address()));
    }

    private void releaseAddress(SagaContext<NewInstanceInput> saga) {
        cloud.addresses().release(saga.get(IDS).nic());
    }

    private String makeVolume(SagaContext<NewInstanceInput> saga) {
        return cloud.volumes()
                .ensureRootVolume(
                        saga.get(IDS).volume(),
                        saga.get(INSTANCE),
                        saga.get(HOST).hostId());
    }

    private void removeVolume(SagaContext<NewInstanceInput> saga) {
        cloud.volumes().remove(saga.get(IDS).volume());
    }

    private String writeSettings(SagaContext<NewInstanceInput> saga) {
        Instance instance = saga.get(INSTANCE);
        return cloud.volumes()
                .ensureSeed(
                        saga.get(HOST).hostId(),
                        new GuestSettings(instance.id(), instance.name(), publicKey(instance), saga.secret()));
    }

    private @Nullable String publicKey(Instance instance) {
        return instance.sshKeyId() == null
                ? null
                : cloud.instances().publicKey(instance.tenantId(), instance.sshKeyId());
    }

    private void removeSettings(SagaContext<NewInstanceInput> saga) {
        cloud.volumes().removeSeed(saga.get(HOST).hostId(), id(saga));
    }

    private void applyFilters(SagaContext<NewInstanceInput> saga) {
        cloud.vms().ensureFilters(resources(saga));
    }

    private void removeFilters(SagaContext<NewInstanceInput> saga) {
        cloud.vms().removeFilters(id(saga), saga.get(HOST).hostId());
    }

    private void start(SagaContext<NewInstanceInput> saga) {
        cloud.vms().ensureStarted(resources(saga));
    }

    private void removeVm(SagaContext<NewInstanceInput> saga) {
        cloud.vms().removeVm(id(saga), saga.get(HOST).hostId());
    }

    private void record(SagaContext<NewInstanceInput> saga) {
        cloud.volumes().attach(saga.get(IDS).volume(), id(saga));
        cloud.instances().recordState(id(saga), InstanceState.RUNNING, null);
    }

    private void recordFailure(SagaContext<NewInstanceInput> saga) {
        cloud.instances().recordCreationFailed(id(saga), Outcomes.reason(saga));
    }

    private static VmResources resources(SagaContext<NewInstanceInput> saga) {
        Placed host = saga.get(HOST);
        return new VmResources(
                id(saga),
                host.hostId(),
                host.hostName(),
                saga.get(ROOT_VOLUME),
                saga.get(SEED),
                List.of(saga.get(ADDRESS)));
    }

    private static InstanceId id(SagaContext<NewInstanceInput> saga) {
        return saga.input().instance();
    }
}
