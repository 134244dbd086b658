package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.instance.Instance;
import org.jspecify.annotations.Nullable;

/// Storage: volumes, seed media and image files. Every method may be repeated.
public interface Volumes {
    /// Claims the space near the host and makes the root volume from the instance's image; answers its path.
    String ensureRootVolume(VolumeId volume, Instance instance, HostId near);

    /// Where an existing volume and the instance's seed lie. A missing file is an error and never made anew.
    Located locate(VolumeId volume, InstanceId instance);

    /// Removes the file and returns the space, if they are there.
    void remove(VolumeId volume);

    /// Marks the volume as the instance's.
    void attach(VolumeId volume, InstanceId instance);

    /// Writes what the guest reads at its first boot; answers the path.
    String ensureSeed(HostId host, GuestSettings settings);

    /// Removes it, if it is there.
    void removeSeed(HostId host, InstanceId instance);

    /// Fetches and checks an image's file.
    Imported importImage(ImageId image, ImageKind kind, String source, @Nullable String sha256);

    /// Removes an image's files, if there are any.
    void removeImage(ImageId image);

    /// What a new guest is told.
    ///
    /// @param passwordHash crypt(3)
    record GuestSettings(
            InstanceId instance,
            String hostName,
            @Nullable String sshPublicKey,
            @Nullable String passwordHash) {}

    /// Paths on the instance's host.
    record Located(String path, @Nullable String seedPath) {}

    /// What was found in an image's file.
    record Imported(HostId host, String sha256, long sizeBytes, long virtualSizeBytes, ImageFormat format) {}
}
