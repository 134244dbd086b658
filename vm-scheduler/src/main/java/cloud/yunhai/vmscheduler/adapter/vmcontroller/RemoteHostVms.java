package cloud.yunhai.vmscheduler.adapter.vmcontroller;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.resourcescheduler.TConsoleLog;
import cloud.yunhai.common.idl.vmcontroller.TFilterRule;
import cloud.yunhai.common.idl.vmcontroller.TFilterSpec;
import cloud.yunhai.common.idl.vmcontroller.TVm;
import cloud.yunhai.common.idl.vmcontroller.TVmNic;
import cloud.yunhai.common.idl.vmcontroller.TVmSpec;
import cloud.yunhai.common.idl.vmcontroller.VmController;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.vmscheduler.app.HostVms;
import cloud.yunhai.vmscheduler.app.SeenVm;
import java.time.Duration;
import java.util.List;

/// The VMs of one host, by its vm-controller.
public final class RemoteHostVms implements HostVms {
    private static final String FILTER_PREFIX = "yunhai-";
    /// The host knows its own.
    private static final String OWN_BRIDGE = "";

    private final String hostName;
    private final VmController.Iface controller;

    public RemoteHostVms(String hostName, VmController.Iface controller) {
        this.hostName = hostName;
        this.controller = controller;
    }

    @Override
    public void ensureFilter(InstanceId id, NicRules nic) {
        TFilterSpec filter = new TFilterSpec()
                .setName(FILTER_PREFIX + nic.nicId())
                .setMac(nic.mac())
                .setAddress(nic.address())
                .setRules(ThriftCodec.encodeAll(nic.rules(), TFilterRule.class));
        Tip.run(() -> controller.ensureFilter(hostName, id.text(), filter));
    }

    @Override
    public void removeFilters(InstanceId id) {
        Tip.run(() -> controller.removeFilters(hostName, id.text()));
    }

    @Override
    public SeenVm ensureStarted(Spec spec) {
        TVmSpec struct = new TVmSpec()
                .setInstanceId(spec.id().text())
                .setName(spec.name())
                .setVcpus(spec.vcpus())
                .setMemoryMib(spec.memoryMib())
                .setRootVolumePath(spec.rootVolumePath())
                .setNics(spec.nics().stream().map(RemoteHostVms::nic).toList());
        struct.setSeedPath(spec.seedPath());
        return seen(Tip.call(() -> controller.ensureStarted(hostName, struct)));
    }

    @Override
    public SeenVm stop(InstanceId id, Duration timeout) {
        return seen(Tip.call(() -> controller.stop(hostName, id.text(), timeout.toMillis())));
    }

    @Override
    public SeenVm forceStop(InstanceId id) {
        return seen(Tip.call(() -> controller.forceStop(hostName, id.text())));
    }

    @Override
    public SeenVm reboot(InstanceId id, String rebootId, Duration timeout) {
        return seen(Tip.call(() -> controller.reboot(hostName, id.text(), rebootId, timeout.toMillis())));
    }

    @Override
    public SeenVm suspend(InstanceId id) {
        return seen(Tip.call(() -> controller.suspend(hostName, id.text())));
    }

    @Override
    public SeenVm resume(InstanceId id) {
        return seen(Tip.call(() -> controller.resume(hostName, id.text())));
    }

    @Override
    public void remove(InstanceId id) {
        Tip.run(() -> controller.removeVm(hostName, id.text()));
    }

    @Override
    public SeenVm observe(InstanceId id) {
        return seen(Tip.call(() -> controller.observe(hostName, id.text())));
    }

    @Override
    public List<SeenVm> list() {
        return Tip.call(() -> controller.listVms(hostName)).stream()
                .map(RemoteHostVms::seen)
                .toList();
    }

    @Override
    public List<String> filteredNics() {
        return Tip.call(() -> controller.listFilters(hostName)).stream()
                .map(name -> name.substring(FILTER_PREFIX.length()))
                .toList();
    }

    @Override
    public ConsolePart consoleLog(InstanceId id, long offset, int limit) {
        TConsoleLog log = Tip.call(() -> controller.consoleLog(hostName, id.text(), offset, limit));
        return new ConsolePart(log.getBytes(), log.getOffset(), log.getNextOffset());
    }

    private static TVmNic nic(Nic nic) {
        return new TVmNic()
                .setId(nic.id())
                .setMac(nic.mac())
                .setAddress(nic.address())
                .setBridge(OWN_BRIDGE)
                .setFilterName(FILTER_PREFIX + nic.id());
    }

    private static SeenVm seen(TVm vm) {
        return new SeenVm(
                vm.getInstanceId(),
                VmState.valueOf(vm.getVmState().name()),
                vm.getGeneration(),
                vm.getReason(),
                vm.isForeign());
    }
}
