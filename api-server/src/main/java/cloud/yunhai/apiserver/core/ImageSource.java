package cloud.yunhai.apiserver.core;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where an image may come from.
public final class ImageSource {
    private ImageSource() {}

    /// Checks it.
    ///
    /// @param files whether files of the storage hosts may be named: only operators may
    /// @throws RequestException when it may not be
    public static void check(String source, boolean files) {
        Faults faults = new Faults();
        if (!fits(source, files)) {
            faults.wrong(
                    "/source",
                    source,
                    "an http: or https: URL with a host and without user data"
                            + (files ? ", or a file: URL with an absolute path" : ""));
        }
        faults.throwIfUnprocessable();
    }

    private static boolean fits(String source, boolean files) {
        try {
            URI uri = new URI(source);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return switch (scheme) {
                case "http", "https" ->
                    uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
                case "file" ->
                    files
                            && uri.getRawAuthority() == null
                            && uri.getPath() != null
                            && uri.getPath().startsWith("/")
                            && uri.equals(uri.normalize());
                default -> false;
            };
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
