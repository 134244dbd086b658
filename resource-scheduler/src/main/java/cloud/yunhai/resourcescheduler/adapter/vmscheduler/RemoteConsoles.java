package cloud.yunhai.resourcescheduler.adapter.vmscheduler;

import cloud.yunhai.common.idl.resourcescheduler.TConsoleLog;
import cloud.yunhai.common.idl.vmscheduler.VmScheduler;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.resourcescheduler.app.Consoles;

/// Console logs, read from their hosts through vm-scheduler.
public final class RemoteConsoles implements Consoles {
    private final VmScheduler.Iface vms;

    public RemoteConsoles(VmScheduler.Iface vms) {
        this.vms = vms;
    }

    @Override
    public Excerpt read(InstanceId instance, long offset, int limit) {
        TConsoleLog log = Tip.call(() -> vms.consoleLog(instance.text(), offset, limit));
        return new Excerpt(log.getBytes(), log.getOffset(), log.getNextOffset());
    }
}
