package cloud.yunhai.volumescheduler.app;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.image.Image;
import java.util.List;

/// Images as the platform's books have them.
public interface ImageRecords {
    /// May be some seconds old.
    Image get(ImageId image);

    /// All that are not deleted.
    List<Image> all();
}
