package cloud.yunhai.volumeprovider.core;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.image.ImageKind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An image to be imported.
///
/// @param source `file:`, `http:` or `https:` URL
/// @param sha256 what the file must be, in lower-case hex; null: whatever it is
public record ImportRequest(
        ImageId imageId,
        ImageKind kind,
        String source,
        @Nullable String sha256) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public ImportRequest {
        if (sha256 != null && !SHA256.matcher(sha256).matches()) {
            throw CloudException.invalid("sha256", sha256, "64 hexadecimal digits in lower case");
        }
    }
}
