package cloud.yunhai.volumeprovider.core;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.VolumeId;
import org.jspecify.annotations.Nullable;

/// A volume as it lies on its host.
///
/// @param usedBytes what its file takes
/// @param backingImageId the image that it is an overlay on
public record VolumeFile(
        VolumeId volumeId,
        String path,
        long virtualSizeBytes,
        long usedBytes,
        @Nullable ImageId backingImageId) {}
