package cloud.yunhai.volumeprovider.adapter.source;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.volumeprovider.app.ImageSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Chooses the source by the URL's scheme.
public final class SchemeSource implements ImageSource {
    private final ImageSource files;
    private final ImageSource http;

    public SchemeSource(ImageSource files, ImageSource http) {
        this.files = files;
        this.http = http;
    }

    @Override
    public Fetched fetch(URI source, Path into) {
        return of(source.getScheme(), source).fetch(source, into);
    }

    @Override
    public void discard(Path into) {
        http.discard(into);
        files.discard(into);
    }

    private ImageSource of(@Nullable String scheme, URI source) {
        return switch (scheme == null ? "" : scheme.toLowerCase(Locale.ROOT)) {
            case "file" -> files;
            case "http", "https" -> http;
            default -> throw CloudException.invalid("source", source, "a file:, http: or https: URL");
        };
    }
}
