package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.operation.Operation;
import cloud.yunhai.common.saga.journal.SagaRecord;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes a resource's change, its operation and its saga in one transaction. A repeat gets the same answer.
public interface Submissions {
    /// A new instance, CREATING, with its quota claimed.
    Submitted createInstance(NewInstance instance, NewOperation operation);

    /// A command on an instance that is in one of these states and not busy.
    Submitted commandInstance(InstanceId instance, Set<InstanceState> allowed, NewOperation operation);

    /// A new image, CREATING.
    Submitted importImage(NewImage image, NewOperation operation);

    /// An image that nothing uses is to go.
    Submitted deleteImage(ImageId image, NewOperation operation);

    /// What was written.
    ///
    /// @param claimed whether this process owns the saga now
    record Submitted(
            Operation operation,
            @Nullable Instance instance,
            @Nullable Image image,
            SagaRecord saga,
            boolean claimed) {}
}
