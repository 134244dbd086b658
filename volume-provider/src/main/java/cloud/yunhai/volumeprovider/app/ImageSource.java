package cloud.yunhai.volumeprovider.app;

import java.net.URI;
import java.nio.file.Path;

/// Brings images in from outside of the platform.
public interface ImageSource {
    /// What came in.
    ///
    /// @param sha256 of the whole file, lower-case hex
    record Fetched(String sha256, long sizeBytes) {}

    /// Writes the content into the file, which may hold the start of it from an earlier attempt. On failure the
    /// file keeps what a repeat can go on with.
    Fetched fetch(URI source, Path into);

    /// Removes the file of an attempt that nobody will go on with, and what is beside it.
    void discard(Path into);
}
