package cloud.yunhai.vmcontroller.adapter.vmscheduler;

import cloud.yunhai.common.idl.types.TVmState;
import cloud.yunhai.common.idl.vmscheduler.TVmReport;
import cloud.yunhai.common.idl.vmscheduler.VmReports;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.vmcontroller.app.ReportSink;
import cloud.yunhai.vmcontroller.app.Vm;
import java.util.List;

/// Sends reports to any live vm-scheduler.
public final class TipReportSink implements ReportSink {
    private final VmReports.Iface reports;

    public TipReportSink(VmReports.Iface reports) {
        this.reports = reports;
    }

    @Override
    public void changed(String hostName, Vm vm) {
        speakingFor(hostName, () -> reports.changed(hostName, vm.generation(), report(vm)));
    }

    @Override
    public void full(String hostName, long generation, List<Vm> vms) {
        List<TVmReport> all = vms.stream().map(TipReportSink::report).toList();
        speakingFor(hostName, () -> reports.full(hostName, generation, all));
    }

    private static void speakingFor(String hostName, Tip.Action call) {
        CallContext.with().asHost(hostName).traced().run(() -> Tip.run(call));
    }

    private static TVmReport report(Vm vm) {
        TVmReport report = new TVmReport();
        report.setInstanceId(vm.name());
        report.setVmState(TVmState.valueOf(vm.observation().state().name()));
        report.setReason(vm.observation().reason());
        return report;
    }
}
