package cloud.yunhai.vmcontroller.config;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.vmcontroller.app.ReportSink;
import cloud.yunhai.vmcontroller.app.Vm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sink that is there before the one that it hands on to: the client of vm-scheduler comes from TIP, and TIP serves
/// what reports.
final class LateSink implements ReportSink {
    private volatile @Nullable ReportSink target;

    void set(ReportSink sink) {
        target = sink;
    }

    @Override
    public void changed(String hostName, Vm vm) {
        target().changed(hostName, vm);
    }

    @Override
    public void full(String hostName, long generation, List<Vm> vms) {
        target().full(hostName, generation, vms);
    }

    private ReportSink target() {
        ReportSink sink = target;
        if (sink == null) {
            throw new CloudException(ErrorCode.UNAVAILABLE, "this process is starting");
        }
        return sink;
    }
}
