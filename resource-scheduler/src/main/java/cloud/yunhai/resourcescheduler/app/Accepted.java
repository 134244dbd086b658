package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.operation.Operation;
import org.jspecify.annotations.Nullable;

/// Work that was written down and goes on by itself.
public record Accepted(
        Operation operation,
        @Nullable Instance instance,
        @Nullable Image image) {}
