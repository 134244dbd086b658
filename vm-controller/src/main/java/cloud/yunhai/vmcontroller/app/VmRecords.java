package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.common.model.id.InstanceId;

/// Keeps [VmRecord]s of one host; what was written is there after the process was killed.
public interface VmRecords {
    /// What is remembered; [VmRecord#NONE] when nothing is.
    VmRecord get(InstanceId id);

    /// Remembers this from here on.
    void put(InstanceId id, VmRecord record);
}
