package cloud.yunhai.vmscheduler.endpoint;

import cloud.yunhai.common.idl.vmscheduler.TVmReport;
import cloud.yunhai.common.idl.vmscheduler.VmReports;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.vmscheduler.app.Observations;
import java.util.List;

/// What vm-controllers tell of their own hosts.
public final class VmReportsEndpoint implements VmReports.Iface {
    private final Observations observations;

    public VmReportsEndpoint(Observations observations) {
        this.observations = observations;
    }

    @Override
    public void changed(String hostName, long generation, TVmReport vm) {
        CallContext.current().requireOwnHost(hostName);
        observations.changed(hostName, Codec.report(vm, generation));
    }

    @Override
    public void full(String hostName, long generation, List<TVmReport> vms) {
        CallContext.current().requireOwnHost(hostName);
        observations.full(
                hostName,
                generation,
                vms.stream().map(vm -> Codec.report(vm, generation)).toList());
    }
}
