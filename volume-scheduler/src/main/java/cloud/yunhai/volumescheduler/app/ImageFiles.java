package cloud.yunhai.volumescheduler.app;

import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.volumescheduler.core.Imported;
import cloud.yunhai.volumescheduler.core.StorageHosts;
import org.jspecify.annotations.Nullable;

/// The files of images over all storage hosts.
public final class ImageFiles {
    private final HostRecords hosts;
    private final StorageHost storage;
    private final AllHosts allHosts;

    public ImageFiles(HostRecords hosts, StorageHost storage, AllHosts allHosts) {
        this.hosts = hosts;
        this.storage = storage;
        this.allHosts = allHosts;
    }

    /// Imports to the host that suits best. A repeat goes to the same host while that one is up; when it is not,
    /// the first one's copy is one of the copies that hosts keep of images anyhow, and goes with the image.
    public Imported importImage(ImageId image, ImageKind kind, String source, @Nullable String sha256) {
        Host host = StorageHosts.forImport(image, hosts.all()).getFirst();
        return storage.importImage(host, image, kind, source, sha256);
    }

    /// Removes every copy on every host that can be reached. What lies on a host that is down stays there, and
    /// [StorageCheck] names it when the host is back.
    public void removeIfPresent(ImageId image) {
        allHosts.each(StorageHosts.reachable(hosts.all()), host -> {
            storage.removeImage(host, image);
            return host;
        });
    }
}
