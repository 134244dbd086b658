package cloud.yunhai.vmcontroller.app;

import java.util.List;

/// All that a host knows, at one moment.
public record HostView(long generation, List<Vm> vms) {}
