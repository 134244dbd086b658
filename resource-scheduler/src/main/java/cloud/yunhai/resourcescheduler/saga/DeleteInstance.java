package cloud.yunhai.resourcescheduler.saga;

import static cloud.yunhai.common.saga.StepSettings.by;

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

/// Ends an instance and returns all that it held, in the order in which it could do harm: the VM first.
///
/// Goes forward only. When a host does not answer it fails with what is left still recorded, so that the next
/// delete goes on where this one stood: every step is *if present*.
///
/// Nothing can be put back, so the only undo is that of the first step that takes something away: it records the
/// failure. Cancelled before that step, the deletion has done nothing, and the instance is what it was.
public final class DeleteInstance {
    private static final Output<Instance> INSTANCE = Output.of("read-instance", Instance.class);

    private final Cloud cloud;

    public DeleteInstance(Cloud cloud) {
        this.cloud = cloud;
    }

    /// The definition.
    public Saga<InstanceCommandInput> saga() {
        return Saga.named("delete-instance", 1, InstanceCommandInput.class)
                .local(INSTANCE, saga -> cloud.instances().get(id(saga)))
                .step("remove-vm", this::removeVm, this::recordFailure, by("vm-scheduler"))
                .step("remove-volume", this::removeVolume, Undo.none(), by("volume-scheduler"))
                .step("release-addresses", this::releaseAddresses, Undo.none(), by("network-provider"))
                .step("record", saga -> cloud.instances().remove(id(saga)), Undo.none(), by("db-proxy"))
                .build();
    }

    private void removeVm(SagaContext<InstanceCommandInput> saga) {
        HostId host = saga.get(INSTANCE).hostId();
        if (host != null) {
            cloud.vms().removeVm(id(saga), host);
            cloud.vms().removeFilters(id(saga), host);
        }
    }

    private void removeVolume(SagaContext<InstanceCommandInput> saga) {
        Instance instance = saga.get(INSTANCE);
        HostId host = instance.hostId();
        if (host != null) {
            cloud.volumes().removeSeed(host, instance.id());
        }
        VolumeId volume = instance.rootVolumeId();
        if (volume != null) {
            cloud.volumes().remove(volume);
        }
    }

    private void releaseAddresses(SagaContext<InstanceCommandInput> saga) {
        saga.get(INSTANCE).nics().forEach(nic -> cloud.addresses().release(nic.id()));
    }

    private void recordFailure(SagaContext<InstanceCommandInput> saga) {
        cloud.instances().recordState(id(saga), InstanceState.FAILED, "delete: " + Outcomes.reason(saga));
    }

    private static InstanceId id(SagaContext<InstanceCommandInput> saga) {
        return saga.input().instance();
    }
}
