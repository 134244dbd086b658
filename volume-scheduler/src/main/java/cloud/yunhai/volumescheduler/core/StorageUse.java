package cloud.yunhai.volumescheduler.core;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import java.util.List;

/// What lies on one host.
public record StorageUse(
        long totalBytes,
        long freeBytes,
        List<VolumeFile> volumes,
        List<ImageId> imageIds,
        List<InstanceId> seedInstanceIds) {
    public StorageUse {
        volumes = List.copyOf(volumes);
        imageIds = List.copyOf(imageIds);
        seedInstanceIds = List.copyOf(seedInstanceIds);
    }
}
