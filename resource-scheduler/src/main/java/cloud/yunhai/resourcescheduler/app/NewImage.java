package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An image to be imported.
///
/// @param tenantId null: the platform's own
/// @param source a file: or http(s): URL
public record NewImage(
        ImageId id,
        @Nullable TenantId tenantId,
        String name,
        ImageKind kind,
        String source,
        @Nullable String sha256,
        Visibility visibility,
        Provisioning defaultProvisioning,
        long minMemoryMib,
        @Nullable String operatingSystem,
        Map<String, String> labels) {
    public NewImage {
        labels = Map.copyOf(labels);
    }
}
