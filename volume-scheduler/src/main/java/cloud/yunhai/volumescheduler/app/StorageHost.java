package cloud.yunhai.volumescheduler.app;

import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.volumescheduler.core.GuestSettings;
import cloud.yunhai.volumescheduler.core.Imported;
import cloud.yunhai.volumescheduler.core.Located;
import cloud.yunhai.volumescheduler.core.StorageUse;
import cloud.yunhai.volumescheduler.core.VolumeFile;
import cloud.yunhai.volumescheduler.core.VolumeSpec;
import org.jspecify.annotations.Nullable;

/// The files of the storage hosts, each reached through its own volume-provider.
public interface StorageHost {
    VolumeFile ensureVolume(Host host, VolumeSpec spec);

    Located locate(Host host, VolumeId volume, InstanceId instance);

    void removeVolume(Host host, VolumeId volume);

    String ensureSeed(Host host, GuestSettings settings);

    void removeSeed(Host host, InstanceId instance);

    Imported importImage(Host host, ImageId image, ImageKind kind, String source, @Nullable String sha256);

    void removeImage(Host host, ImageId image);

    StorageUse use(Host host);
}
