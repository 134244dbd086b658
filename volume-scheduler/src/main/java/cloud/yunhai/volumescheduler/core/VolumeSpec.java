package cloud.yunhai.volumescheduler.core;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Provisioning;
import org.jspecify.annotations.Nullable;

/// What a storage host is asked to make.
///
/// @param imageHostName a host that has the image, when this one may not have it
public record VolumeSpec(
        VolumeId volumeId,
        long sizeGib,
        Provisioning provisioning,
        ImageId imageId,
        @Nullable String imageSha256,
        @Nullable String imageHostName) {}
