package cloud.yunhai.volumescheduler.app;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.volume.Volume;
import cloud.yunhai.common.model.volume.VolumeState;
import cloud.yunhai.volumescheduler.core.RootVolumeRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Volumes as the platform's books have them.
public interface VolumeRecords {
    /// Records the volume and claims its storage on the first of these hosts that has room; NO_CAPACITY
    /// when none has.
    Volume claim(RootVolumeRequest request, List<HostId> hosts);

    void recordState(VolumeId volume, VolumeState state, @Nullable InstanceId instance);

    /// Returns the claim.
    void remove(VolumeId volume);

    Optional<Volume> find(VolumeId volume);

    /// All that are not deleted.
    List<Volume> all();
}
