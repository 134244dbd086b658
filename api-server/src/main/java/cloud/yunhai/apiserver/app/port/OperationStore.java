package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.common.model.operation.Operation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Operations.
public interface OperationStore extends Reader<Operation> {
    /// Waits until it is done or newer than this version or the time is over, then as get.
    Operation await(@Nullable String tenantId, String id, long version, Duration time);
}
