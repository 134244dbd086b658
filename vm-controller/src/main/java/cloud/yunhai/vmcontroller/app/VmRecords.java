package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.common.model.id.InstanceId;
import java.util.List;

/// Keeps [VmRecord]s of one host; what was written is there after the process was killed.
public interface VmRecords {
    /// What is remembered; [VmRecord#NONE] when nothing is.
    VmRecord get(InstanceId id);

    /// Remembers this from here on.
    void put(InstanceId id, VmRecord record);

    /// The VMs of which something is remembered.
    List<InstanceId> ids();

    /// Remembers nothing of the VM any more.
    void forget(InstanceId id);
}
