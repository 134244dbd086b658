package cloud.yunhai.volumeprovider.adapter.source;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/// What is known of an unfinished download: where it came from, and the server's strong name for that very
/// content.
///
/// @param tag the `ETag`; empty where there is nothing to go on with
/// @param bytes how much there is
record Resume(String tag, long bytes) {
    private static final Resume NOTHING = new Resume("", 0);

    boolean possible() {
        return !tag.isEmpty() && bytes > 0;
    }

    static Resume read(Path into, URI source) throws IOException {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file(into))) {
            kept.load(reader);
            boolean same = source.toString().equals(kept.getProperty("source"));
            return same ? new Resume(kept.getProperty("tag", ""), Files.size(into)) : NOTHING;
        } catch (NoSuchFileException none) {
            return NOTHING;
        }
    }

    static void keep(Path into, URI source, HttpHeaders headers) throws IOException {
        Files.deleteIfExists(file(into));
        String tag = headers.firstValue("ETag").orElse("");
        // A weak tag does not promise the same bytes.
        if (tag.isEmpty() || tag.startsWith("W/")) {
            return;
        }
        Properties kept = new Properties();
        kept.setProperty("source", source.toString());
        kept.setProperty("tag", tag);
        Files.deleteIfExists(into);
        try (Writer writer = Files.newBufferedWriter(file(into))) {
            kept.store(writer, null);
        }
    }

    static Path file(Path into) {
        return into.resolveSibling(into.getFileName() + ".resume");
    }
}
