package cloud.yunhai.common.model.image;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.TenantId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A template or an installation medium.
///
/// @param tenantId null: the platform's own
/// @param hostId a storage host that has it
public record Image(
        ImageId id,
        @Nullable TenantId tenantId,
        String name,
        ImageKind kind,
        ImageFormat format,
        ImageState state,
        Visibility visibility,
        Provisioning defaultProvisioning,
        @Nullable String source,
        @Nullable String sha256,
        long sizeBytes,
        long virtualSizeBytes,
        long minMemoryMib,
        @Nullable String operatingSystem,
        @Nullable HostId hostId,
        @Nullable String stateReason,
        @Nullable OperationId operationId,
        Map<String, String> labels,
        Instant createdAt,
        long version) {
    public Image {
        labels = Map.copyOf(labels);
    }
}
