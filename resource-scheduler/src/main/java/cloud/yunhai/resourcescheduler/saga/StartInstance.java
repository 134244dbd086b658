package cloud.yunhai.resourcescheduler.saga;

import static cloud.yunhai.common.saga.StepSettings.by;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.saga.Output;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.SagaContext;
import cloud.yunhai.common.saga.Undo;
import cloud.yunhai.resourcescheduler.app.Cloud;
import cloud.yunhai.resourcescheduler.app.Vms.VmResources;
import cloud.yunhai.resourcescheduler.app.Volumes.Located;

/// Starts an instance that is off, on the host that keeps its place and volume.
public final class StartInstance {
    private static final Output<Instance> INSTANCE = Output.of("read-instance", Instance.class);
    private static final Output<String> HOST_NAME = Output.of("read-host", String.class);
    private static final Output<Located> VOLUME = Output.of("locate-root-volume", Located.class);

    private final Cloud cloud;

    public StartInstance(Cloud cloud) {
        this.cloud = cloud;
    }

    /// The definition. A VM that was started and could not be recorded stays: its host reports it.
    public Saga<InstanceCommandInput> saga() {
        return Saga.named("start-instance", 1, InstanceCommandInput.class)
                .local(INSTANCE, saga -> cloud.instances().get(id(saga)))
                .local(HOST_NAME, saga -> cloud.instances().hostName(host(saga)))
                .step(VOLUME, this::locate, Undo.none(), by("volume-scheduler"))
                .step("apply-security-groups", this::applyFilters, Undo.none(), by("vm-scheduler"))
                .step("start", this::start, Undo.none(), by("vm-scheduler"))
                .step("record", this::record, Undo.none(), by("db-proxy"))
                .whenUnwound(saga -> CommandSagas.recordSeen(cloud, saga))
                .build();
    }

    private Located locate(SagaContext<InstanceCommandInput> saga) {
        VolumeId volume = saga.get(INSTANCE).rootVolumeId();
        if (volume == null) {
            throw nothingLeft(id(saga), "volume");
        }
        return cloud.volumes().locate(volume, id(saga));
    }

    private void applyFilters(SagaContext<InstanceCommandInput> saga) {
        cloud.vms().ensureFilters(resources(saga));
    }

    private void start(SagaContext<InstanceCommandInput> saga) {
        cloud.vms().ensureStarted(resources(saga));
    }

    private void record(SagaContext<InstanceCommandInput> saga) {
        cloud.instances().recordState(id(saga), InstanceState.RUNNING, null);
    }

    private static VmResources resources(SagaContext<InstanceCommandInput> saga) {
        Located volume = saga.get(VOLUME);
        return new VmResources(
                id(saga),
                host(saga),
                saga.get(HOST_NAME),
                volume.path(),
                volume.seedPath(),
                saga.get(INSTANCE).nics());
    }

    private static HostId host(SagaContext<InstanceCommandInput> saga) {
        HostId host = saga.get(INSTANCE).hostId();
        if (host == null) {
            throw nothingLeft(id(saga), "host");
        }
        return host;
    }

    private static CloudException nothingLeft(InstanceId instance, String what) {
        return new CloudException(
                ErrorCode.WRONG_STATE, "instance " + instance + " has no " + what + " to start from; delete it");
    }

    private static InstanceId id(SagaContext<InstanceCommandInput> saga) {
        return saga.input().instance();
    }
}
