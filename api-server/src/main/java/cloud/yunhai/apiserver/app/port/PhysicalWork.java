package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.common.model.operation.Operation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Work on physical resources: each call writes the operation down and answers; the work goes on behind.
public interface PhysicalWork {
    /// The operation, and what it works on.
    record Accepted(
            Operation operation,
            @Nullable Instance instance,
            @Nullable Image image) {}

    /// Console output.
    @SuppressWarnings("ArrayRecordComponent") // for its bytes' sake, never compared
    record Console(byte[] bytes, long offset, long nextOffset) {}

    /// One entry that does not add up.
    record Imbalance(String subject, String quantity, long claimed, long used, String detail) {}

    Accepted createInstance(Actor actor, OperationId operation, InstancePlan plan);

    /// @param timeout how long the guest has before it is forced
    Accepted commandInstance(
            Actor actor,
            OperationId operation,
            @Nullable String tenantId,
            String instanceId,
            InstanceCommand command,
            Duration timeout);

    Accepted importImage(Actor actor, OperationId operation, ImagePlan plan);

    Accepted deleteImage(Actor actor, OperationId operation, String imageId);

    Operation cancel(Actor actor, String operationId);

    /// @param resolution `retry`, `skip` or `adopt`
    Operation resolveStuck(Actor actor, String operationId, String resolution);

    Console consoleLog(@Nullable String tenantId, String instanceId, long offset, int limit);

    /// Everything that does not add up anywhere.
    List<Imbalance> check();
}
