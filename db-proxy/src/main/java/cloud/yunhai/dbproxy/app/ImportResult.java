package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageState;
import org.jspecify.annotations.Nullable;

/// What an import came to.
///
/// @param state AVAILABLE with what was measured, or FAILED with the reason
public record ImportResult(
        ImageState state,
        @Nullable HostId hostId,
        @Nullable String sha256,
        long sizeBytes,
        long virtualSizeBytes,
        @Nullable ImageFormat format,
        @Nullable String reason) {}
