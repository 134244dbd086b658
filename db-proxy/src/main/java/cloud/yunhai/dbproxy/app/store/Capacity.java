package cloud.yunhai.dbproxy.app.store;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import java.util.Optional;

/// Promised vcpus, memory and storage: counters on the host, and a claim per holder that says what they count.
public interface Capacity {
    /// What an instance holds of a host.
    record ComputeClaim(InstanceId instanceId, HostId hostId, long vcpus, long memoryMib) {}

    /// What a volume holds of a host.
    record StorageClaim(VolumeId volumeId, HostId hostId, long storageGib) {}

    /// Takes it if the host is UP, computes and still has it: one conditional statement.
    boolean tryClaim(ComputeClaim claim);

    /// Takes it if the host is UP, stores and still has it: one conditional statement.
    boolean tryClaim(StorageClaim claim);

    /// What an instance holds, locked.
    Optional<ComputeClaim> compute(InstanceId instanceId);

    /// What a volume holds, locked.
    Optional<StorageClaim> storage(VolumeId volumeId);

    /// Gives it back to its host.
    void giveBack(ComputeClaim claim);

    /// Gives it back to its host.
    void giveBack(StorageClaim claim);

    /// Whether a host keeps anything for anybody.
    boolean holdsAnything(HostId hostId);
}
