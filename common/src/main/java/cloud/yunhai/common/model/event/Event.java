package cloud.yunhai.common.model.event;

import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One change of one resource. Audit, metering and feeds are built on it.
///
/// @param sequence grows; the cursor of feeds
/// @param action verb and noun, for instance `create-instance`
/// @param before JSON of the resource before; null when created
/// @param after JSON of the resource after; null when removed
public record Event(
        long sequence,
        Instant occurredAt,
        Actor actor,
        String action,
        String resourceId,
        @Nullable TenantId tenantId,
        @Nullable OperationId operationId,
        @Nullable String before,
        @Nullable String after) {}
