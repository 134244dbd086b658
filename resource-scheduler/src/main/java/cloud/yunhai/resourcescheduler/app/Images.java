package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.model.id.ImageId;

/// The records of images.
public interface Images {
    /// AVAILABLE with what was measured.
    void recordImported(ImageId image, Volumes.Imported imported);

    /// FAILED with the reason.
    void recordFailed(ImageId image, String reason);

    /// Gone.
    void remove(ImageId image);
}
