package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An image to be imported. The names are those of the IDL's struct.
///
/// @param tenantId null: the platform's own
public record ImagePlan(
        String id,
        @Nullable String tenantId,
        String name,
        ImageKind kind,
        String source,
        @Nullable String sha256,
        Visibility visibility,
        Provisioning defaultProvisioning,
        long minMemoryMib,
        @Nullable String operatingSystem,
        Map<String, String> labels) {
    public ImagePlan {
        labels = Map.copyOf(labels);
    }
}
