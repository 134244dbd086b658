package cloud.yunhai.volumeprovider.core;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Provisioning;
import org.jspecify.annotations.Nullable;

/// The volume that is wanted.
///
/// @param imageId what it is made from; null: blank
/// @param imageSha256 what the image's file must be; needed where the image has to be fetched
/// @param imageHostName a host that has the image, when this one may not have it
public record VolumeSpec(
        VolumeId volumeId,
        long sizeGib,
        Provisioning provisioning,
        @Nullable ImageId imageId,
        @Nullable String imageSha256,
        @Nullable String imageHostName) {
    /// No volume is larger than this.
    public static final long SIZE_GIB_MAX = 64 * 1024;

    private static final long GIB = 1L << 30;

    public VolumeSpec {
        if (sizeGib < 1 || sizeGib > SIZE_GIB_MAX) {
            throw CloudException.invalid("sizeGib", sizeGib, "1 to " + SIZE_GIB_MAX);
        }
    }

    public long sizeBytes() {
        return sizeGib * GIB;
    }
}
