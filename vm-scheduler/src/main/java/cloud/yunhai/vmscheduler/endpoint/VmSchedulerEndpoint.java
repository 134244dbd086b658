package cloud.yunhai.vmscheduler.endpoint;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.TImbalance;
import cloud.yunhai.common.idl.resourcescheduler.TConsoleLog;
import cloud.yunhai.common.idl.vmscheduler.TPlaceRequest;
import cloud.yunhai.common.idl.vmscheduler.TPlaced;
import cloud.yunhai.common.idl.vmscheduler.TVmObservation;
import cloud.yunhai.common.idl.vmscheduler.TVmResources;
import cloud.yunhai.common.idl.vmscheduler.VmScheduler;
import cloud.yunhai.vmscheduler.app.HostCheck;
import cloud.yunhai.vmscheduler.app.InstancePlacement;
import cloud.yunhai.vmscheduler.app.InstanceVms;
import java.util.List;

/// Placement and VMs, for resource-scheduler.
public final class VmSchedulerEndpoint implements VmScheduler.Iface {
    private final InstancePlacement placement;
    private final InstanceVms vms;
    private final HostCheck check;

    public VmSchedulerEndpoint(InstancePlacement placement, InstanceVms vms, HostCheck check) {
        this.placement = placement;
        this.vms = vms;
        this.check = check;
    }

    @Override
    public TPlaced place(TPlaceRequest request) {
        return Codec.placed(placement.place(Codec.placementRequest(request)));
    }

    @Override
    public void release(String instanceId) {
        placement.release(Codec.instance(instanceId));
    }

    @Override
    public void ensureFilters(TVmResources resources) {
        vms.ensureFilters(Codec.resources(resources));
    }

    @Override
    public void removeFilters(String instanceId, String hostId) {
        vms.removeFilters(Codec.instance(instanceId), Codec.host(hostId));
    }

    @Override
    public TVmObservation ensureStarted(TVmResources resources) {
        return Codec.observation(vms.ensureStarted(Codec.resources(resources)));
    }

    @Override
    public TVmObservation stop(String instanceId, long timeoutMillis) {
        return Codec.observation(vms.stop(Codec.instance(instanceId), Codec.timeout(timeoutMillis)));
    }

    @Override
    public TVmObservation forceStop(String instanceId) {
        return Codec.observation(vms.forceStop(Codec.instance(instanceId)));
    }

    @Override
    public TVmObservation reboot(String instanceId, String rebootId, long timeoutMillis) {
        return Codec.observation(vms.reboot(Codec.instance(instanceId), rebootId, Codec.timeout(timeoutMillis)));
    }

    @Override
    public TVmObservation suspend(String instanceId) {
        return Codec.observation(vms.suspend(Codec.instance(instanceId)));
    }

    @Override
    public TVmObservation resume(String instanceId) {
        return Codec.observation(vms.resume(Codec.instance(instanceId)));
    }

    @Override
    public void removeVm(String instanceId, String hostId) {
        vms.remove(Codec.instance(instanceId), Codec.host(hostId));
    }

    @Override
    public TVmObservation observe(String instanceId) {
        return Codec.observation(vms.observe(Codec.instance(instanceId)));
    }

    @Override
    public List<TImbalance> check() {
        try {
            return check.check().stream().map(Codec::imbalance).toList();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.DRAINING, "this process is stopping", stopping);
        }
    }

    @Override
    public TConsoleLog consoleLog(String instanceId, long offset, int limit) {
        return Codec.console(vms.consoleLog(Codec.instance(instanceId), offset, limit));
    }
}
