package cloud.yunhai.vmcontroller.endpoint;

import cloud.yunhai.common.idl.resourcescheduler.TConsoleLog;
import cloud.yunhai.common.idl.vmcontroller.TFilterSpec;
import cloud.yunhai.common.idl.vmcontroller.TVm;
import cloud.yunhai.common.idl.vmcontroller.TVmSpec;
import cloud.yunhai.common.idl.vmcontroller.VmController;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.vmcontroller.app.HostVms;
import cloud.yunhai.vmcontroller.app.Vm;
import cloud.yunhai.vmcontroller.app.VmHosts;
import cloud.yunhai.vmcontroller.core.FilterSpec;
import cloud.yunhai.vmcontroller.core.VmSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/// The VMs of this process's hosts, for vm-scheduler.
public final class VmControllerEndpoint implements VmController.Iface {
    private final VmHosts hosts;
    private final VmCodec codec;

    public VmControllerEndpoint(VmHosts hosts, VmCodec codec) {
        this.hosts = hosts;
        this.codec = codec;
    }

    @Override
    public void ensureFilter(String hostName, String instanceId, TFilterSpec filter) {
        InstanceId id = codec.instance(instanceId);
        FilterSpec spec = codec.filter(filter);
        hosts.on(hostName, "ensureFilter", host -> {
            host.ensureFilter(id, spec);
            return true;
        });
    }

    @Override
    public void removeFilters(String hostName, String instanceId) {
        InstanceId id = codec.instance(instanceId);
        hosts.on(hostName, "removeFilters", host -> {
            host.removeFilters(id);
            return true;
        });
    }

    @Override
    public TVm ensureStarted(String hostName, TVmSpec spec) {
        VmSpec wanted = codec.spec(spec);
        return codec.vm(hosts.on(hostName, "ensureStarted", host -> host.ensureStarted(wanted)));
    }

    @Override
    public TVm stop(String hostName, String instanceId, long timeoutMillis) {
        Duration timeout = codec.timeout(timeoutMillis);
        return vm(hostName, "stop", instanceId, (host, id) -> host.stop(id, timeout));
    }

    @Override
    public TVm forceStop(String hostName, String instanceId) {
        return vm(hostName, "forceStop", instanceId, HostVms::forceStop);
    }

    @Override
    public TVm reboot(String hostName, String instanceId, String rebootId, long timeoutMillis) {
        Duration timeout = codec.timeout(timeoutMillis);
        return vm(hostName, "reboot", instanceId, (host, id) -> host.reboot(id, rebootId, timeout));
    }

    @Override
    public TVm suspend(String hostName, String instanceId) {
        return vm(hostName, "suspend", instanceId, HostVms::suspend);
    }

    @Override
    public TVm resume(String hostName, String instanceId) {
        return vm(hostName, "resume", instanceId, HostVms::resume);
    }

    @Override
    public void removeVm(String hostName, String instanceId) {
        InstanceId id = codec.instance(instanceId);
        hosts.on(hostName, "removeVm", host -> {
            host.remove(id);
            return true;
        });
    }

    @Override
    public TVm observe(String hostName, String instanceId) {
        return vm(hostName, "observe", instanceId, HostVms::observe);
    }

    @Override
    public List<TVm> listVms(String hostName) {
        return hosts.on(hostName, "listVms", HostVms::list).vms().stream()
                .map(codec::vm)
                .toList();
    }

    @Override
    public List<String> listFilters(String hostName) {
        return hosts.on(hostName, "listFilters", HostVms::filters);
    }

    @Override
    public TConsoleLog consoleLog(String hostName, String instanceId, long offset, int limit) {
        InstanceId id = codec.instance(instanceId);
        codec.part(offset, limit);
        return codec.console(hosts.on(hostName, "consoleLog", host -> host.consoleLog(id, offset, limit)));
    }

    private TVm vm(String hostName, String method, String instanceId, BiFunction<HostVms, InstanceId, Vm> call) {
        InstanceId id = codec.instance(instanceId);
        return codec.vm(hosts.on(hostName, method, host -> call.apply(host, id)));
    }
}
