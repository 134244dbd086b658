package cloud.yunhai.common.model.operation;

import cloud.yunhai.common.model.id.HostId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One step, as its owner sees it.
///
/// @param moduleName the service that does it
public record OperationStep(
        int index,
        String name,
        String moduleName,
        StepState state,
        int attempts,
        @Nullable HostId hostId,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error) {}
