package cloud.yunhai.imageserver.core;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.ImageState;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an image in the catalogue must be like.
public final class ImageRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_. -]{1,63}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern LABEL_KEY = Pattern.compile("[A-Za-z0-9_./-]{1,63}");
    private static final Set<String> SCHEMES = Set.of("file", "http", "https");
    private static final int SOURCE_MAX = 2048;
    private static final int LABELS_MAX = 64;
    private static final int LABEL_VALUE_MAX = 255;
    private static final int OPERATING_SYSTEM_MAX = 63;
    private static final long MEMORY_MIB_MAX = 1 << 24;

    private ImageRules() {}

    /// Refuses an image that cannot be imported, naming the field.
    public static void requireImportable(Image image) {
        requireName(image.name());
        requireLabels(image.labels());
        requireSource(image.source());
        if (image.sha256() != null && !SHA256.matcher(image.sha256()).matches()) {
            throw CloudException.invalid("sha256", image.sha256(), "64 hexadecimal digits in lower case");
        }
        if (image.state() != ImageState.CREATING) {
            throw CloudException.invalid("state", image.state(), "CREATING");
        }
        if ((image.kind() == ImageKind.ISO) != (image.format() == ImageFormat.ISO)) {
            throw CloudException.invalid("format", image.format(), "ISO for an ISO, QCOW2 or RAW for a template");
        }
        if (image.minMemoryMib() < 0 || image.minMemoryMib() > MEMORY_MIB_MAX) {
            throw CloudException.invalid("minMemoryMib", image.minMemoryMib(), "0 to " + MEMORY_MIB_MAX);
        }
        String system = image.operatingSystem();
        if (system != null && (system.isBlank() || system.length() > OPERATING_SYSTEM_MAX)) {
            throw CloudException.invalid("operatingSystem", system, "1 to " + OPERATING_SYSTEM_MAX + " characters");
        }
    }

    /// Refuses a name that is none.
    public static void requireName(@Nullable String name) {
        if (name == null) {
            throw CloudException.invalid("name", null, "1 to 63 letters, digits and -_. or space within");
        }
        if (!NAME.matcher(name).matches() || !name.equals(name.strip())) {
            throw CloudException.invalid("name", shortened(name), "1 to 63 letters, digits and -_. or space within");
        }
    }

    /// Refuses labels that are too many, too long or oddly named.
    public static void requireLabels(@Nullable Map<String, String> labels) {
        if (labels == null) {
            throw CloudException.invalid("labels", null, "labels, or none");
        }
        if (labels.size() > LABELS_MAX) {
            throw CloudException.invalid("labels", labels.size() + " labels", "at most " + LABELS_MAX);
        }
        labels.forEach((key, value) -> {
            if (!LABEL_KEY.matcher(key).matches()) {
                throw CloudException.invalid("labels", shortened(key), "keys of 1 to 63 letters, digits and _./-");
            }
            if (value.length() > LABEL_VALUE_MAX) {
                throw CloudException.invalid(
                        "labels." + key, shortened(value), "at most " + LABEL_VALUE_MAX + " characters");
            }
        });
    }

    private static void requireSource(@Nullable String source) {
        if (source == null || source.length() > SOURCE_MAX) {
            throw CloudException.invalid(
                    "source", source == null ? null : shortened(source), "a URL of at most " + SOURCE_MAX);
        }
        try {
            URI uri = new URI(source);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!SCHEMES.contains(scheme)) {
                throw CloudException.invalid("source", shortened(source), "a file:, http: or https: URL");
            }
            boolean located = scheme.equals("file")
                    ? uri.getPath() != null && uri.getPath().startsWith("/") && uri.getAuthority() == null
                    : uri.getHost() != null;
            if (!located || uri.getUserInfo() != null) {
                throw CloudException.invalid(
                        "source", shortened(source), "a host, or an absolute path; no user information");
            }
        } catch (URISyntaxException malformed) {
            throw CloudException.invalid("source", shortened(source), "a URL");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
