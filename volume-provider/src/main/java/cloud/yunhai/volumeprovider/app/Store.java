package cloud.yunhai.volumeprovider.app;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.volumeprovider.core.GuestSettings;
import cloud.yunhai.volumeprovider.core.ImportRequest;
import cloud.yunhai.volumeprovider.core.ImportedImage;
import cloud.yunhai.volumeprovider.core.Located;
import cloud.yunhai.volumeprovider.core.StorageUse;
import cloud.yunhai.volumeprovider.core.VolumeFile;
import cloud.yunhai.volumeprovider.core.VolumeSpec;
import java.util.OptionalLong;

/// The files of one storage host.
///
/// Every *ensure* may be repeated and gives the same result; a repeat with other arguments is a CONFLICT.
/// Every
/// *remove* may be repeated and does not mind what is gone. A change carries the fencing token of its saga;
/// one that is older than the newest seen for the same resource is refused with FENCED_OUT.
public interface Store {
    /// A volume of that size: an overlay on its image, a full copy of it, or blank.
    VolumeFile ensureVolume(VolumeSpec spec, OptionalLong fence);

    /// Where an existing volume lies, and the seed of its instance; NOT_FOUND when there is no such volume.
    Located locate(VolumeId volume, InstanceId instance);

    void removeVolume(VolumeId volume, OptionalLong fence);

    /// Writes the medium that the guest reads at its first boot; answers its path.
    String ensureSeed(GuestSettings settings, OptionalLong fence);

    void removeSeed(InstanceId instance, OptionalLong fence);

    /// Fetches the image, checks it and keeps it, read-only.
    ImportedImage importImage(ImportRequest request, OptionalLong fence);

    /// CONFLICT while a volume is an overlay on it.
    void removeImage(ImageId image, OptionalLong fence);

    /// Bytes of an image; empty at its end, NOT_FOUND when the host does not have it.
    byte[] readImage(ImageId image, long offset, int length);

    StorageUse use();

    /// Forgets the fencing tokens of what has been gone for so long that no former owner can still come back for
    /// it.
    void sweep();
}
