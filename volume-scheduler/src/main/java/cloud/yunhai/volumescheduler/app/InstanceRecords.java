package cloud.yunhai.volumescheduler.app;

import cloud.yunhai.common.model.instance.Instance;
import java.util.List;

/// Instances as the platform's books have them.
@FunctionalInterface
public interface InstanceRecords {
    /// All that are not deleted.
    List<Instance> all();
}
