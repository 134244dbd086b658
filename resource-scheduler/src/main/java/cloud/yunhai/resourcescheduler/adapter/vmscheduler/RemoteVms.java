package cloud.yunhai.resourcescheduler.adapter.vmscheduler;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.types.TNic;
import cloud.yunhai.common.idl.vmscheduler.TPlaceRequest;
import cloud.yunhai.common.idl.vmscheduler.TPlaced;
import cloud.yunhai.common.idl.vmscheduler.TVmObservation;
import cloud.yunhai.common.idl.vmscheduler.TVmResources;
import cloud.yunhai.common.idl.vmscheduler.VmScheduler;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.resourcescheduler.app.Placed;
import cloud.yunhai.resourcescheduler.app.Vms;
import java.time.Duration;

/// VMs, placed and driven by vm-scheduler.
public final class RemoteVms implements Vms {
    private final VmScheduler.Iface vms;

    public RemoteVms(VmScheduler.Iface vms) {
        this.vms = vms;
    }

    @Override
    public Placed place(Instance instance) {
        TPlaceRequest request = new TPlaceRequest()
                .setInstanceId(instance.id().text())
                .setTenantId(instance.tenantId().text())
                .setVcpus(instance.vcpus())
                .setMemoryMib(instance.memoryMib())
                .setImageId(instance.imageId().text())
                .setRootGib(instance.rootGib());
        ClusterId cluster = instance.clusterId();
        if (cluster != null) {
            request.setClusterId(cluster.text());
        }
        TPlaced placed = Tip.call(() -> vms.place(request));
        return new Placed(
                HostId.parse(placed.getHostId()), placed.getHostName(), ClusterId.parse(placed.getClusterId()));
    }

    @Override
    public void release(InstanceId instance) {
        Tip.run(() -> vms.release(instance.text()));
    }

    @Override
    public void ensureFilters(VmResources resources) {
        Tip.run(() -> vms.ensureFilters(encode(resources)));
    }

    @Override
    public void removeFilters(InstanceId instance, HostId host) {
        Tip.run(() -> vms.removeFilters(instance.text(), host.text()));
    }

    @Override
    public VmState ensureStarted(VmResources resources) {
        return decode(Tip.call(() -> vms.ensureStarted(encode(resources))));
    }

    @Override
    public VmState stop(InstanceId instance, Duration timeout) {
        return decode(Tip.call(() -> vms.stop(instance.text(), timeout.toMillis())));
    }

    @Override
    public VmState forceStop(InstanceId instance) {
        return decode(Tip.call(() -> vms.forceStop(instance.text())));
    }

    @Override
    public VmState reboot(InstanceId instance, String rebootId, Duration timeout) {
        return decode(Tip.call(() -> vms.reboot(instance.text(), rebootId, timeout.toMillis())));
    }

    @Override
    public VmState suspend(InstanceId instance) {
        return decode(Tip.call(() -> vms.suspend(instance.text())));
    }

    @Override
    public VmState resume(InstanceId instance) {
        return decode(Tip.call(() -> vms.resume(instance.text())));
    }

    @Override
    public void removeVm(InstanceId instance, HostId host) {
        Tip.run(() -> vms.removeVm(instance.text(), host.text()));
    }

    @Override
    public VmState observe(InstanceId instance) {
        return decode(Tip.call(() -> vms.observe(instance.text())));
    }

    private static VmState decode(TVmObservation observation) {
        return VmState.valueOf(observation.getVmState().name());
    }

    private static TVmResources encode(VmResources resources) {
        TVmResources encoded = new TVmResources()
                .setInstanceId(resources.instance().text())
                .setHostId(resources.host().text())
                .setHostName(resources.hostName())
                .setRootVolumePath(resources.rootVolumePath())
                .setNics(ThriftCodec.encodeAll(resources.nics(), TNic.class));
        String seed = resources.seedPath();
        if (seed != null) {
            encoded.setSeedPath(seed);
        }
        return encoded;
    }
}
