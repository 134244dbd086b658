package cloud.yunhai.vmcontroller.testing;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.vmcontroller.app.ReportSink;
import cloud.yunhai.vmcontroller.app.Vm;
import java.util.ArrayList;
import java.util.List;

/// A vm-scheduler that writes down what it is told.
public final class RecordingSink implements ReportSink {
    private final List<Vm> changes = new ArrayList<>();
    private final List<List<Vm>> full = new ArrayList<>();
    private boolean away;

    @Override
    public synchronized void changed(String hostName, Vm vm) {
        refuseWhenAway();
        changes.add(vm);
    }

    @Override
    public synchronized void full(String hostName, long generation, List<Vm> vms) {
        refuseWhenAway();
        full.add(vms);
    }

    /// From here on nobody answers, or somebody again.
    public synchronized void away(boolean now) {
        away = now;
    }

    public synchronized List<VmState> changesOf(InstanceId id) {
        return changes.stream()
                .filter(vm -> vm.name().equals(id.text()))
                .map(vm -> vm.observation().state())
                .toList();
    }

    public synchronized List<Vm> changes() {
        return List.copyOf(changes);
    }

    public synchronized List<List<Vm>> full() {
        return List.copyOf(full);
    }

    private void refuseWhenAway() {
        if (away) {
            throw new CloudException(ErrorCode.UNAVAILABLE, "away");
        }
    }
}
