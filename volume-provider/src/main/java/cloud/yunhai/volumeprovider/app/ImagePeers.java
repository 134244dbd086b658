package cloud.yunhai.volumeprovider.app;

import cloud.yunhai.common.model.id.ImageId;

/// Reads images from other storage hosts.
@FunctionalInterface
public interface ImagePeers {
    /// Bytes of the image on that host; empty at its end.
    byte[] read(String hostName, ImageId image, long offset, int length);
}
