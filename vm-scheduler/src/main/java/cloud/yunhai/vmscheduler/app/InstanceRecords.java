package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.VmState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Instances as the database has them.
public interface InstanceRecords {
    /// One of them.
    Instance get(InstanceId id);

    /// Those that are on a host.
    List<Instance> onHost(HostId host);

    /// Records what a host saw, unless an operation is in progress or something newer was recorded; answers the
    /// instance as it is then.
    Instance observe(HostId host, InstanceId id, VmState state, long generation, @Nullable String reason);
}
