package cloud.yunhai.vmcontroller.app;

import java.util.List;

/// Takes what a host reports; throws when it could not.
public interface ReportSink {
    /// One VM's state has changed.
    void changed(String hostName, Vm vm);

    /// All VMs of the host that the platform made, seen at one moment.
    void full(String hostName, long generation, List<Vm> vms);
}
