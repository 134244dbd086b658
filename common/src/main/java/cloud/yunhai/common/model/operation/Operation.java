package cloud.yunhai.common.model.operation;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The work on one resource, as its owner sees it.
///
/// @param deadlineAt after which the platform decides
public record Operation(
        OperationId id,
        OperationKind kind,
        @Nullable TenantId tenantId,
        String resourceId,
        OperationState state,
        int progressPercent,
        List<OperationStep> steps,
        @Nullable String errorCode,
        @Nullable String error,
        Actor actor,
        boolean cancelRequested,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Instant deadlineAt,
        long version) {
    public Operation {
        steps = List.copyOf(steps);
    }
}
