package cloud.yunhai.volumescheduler.core;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.VolumeId;
import org.jspecify.annotations.Nullable;

/// A volume as it lies on its host.
public record VolumeFile(
        VolumeId volumeId,
        String path,
        long virtualSizeBytes,
        long usedBytes,
        @Nullable ImageId backingImageId) {}
