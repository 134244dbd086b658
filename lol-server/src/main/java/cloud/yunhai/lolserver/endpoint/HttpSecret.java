package cloud.yunhai.lolserver.endpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The secret that writers and readers by HTTP share with lol-server. Read for each request: it may be changed at any
/// time.
///
/// @param file of mode 0600; null: nobody is known
public record HttpSecret(@Nullable Path file) {
    private static final String SCHEME = "bearer ";
    private static final int SHORTEST = 16;

    /// Whether the `Authorization` header has it.
    boolean isIn(@Nullable String header) {
        if (file == null || header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        try {
            byte[] secret = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
            byte[] given = header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
            // Compared in a time that does not tell where they differ.
            return secret.length >= SHORTEST && MessageDigest.isEqual(secret, given);
        } catch (IOException noSecret) {
            return false;
        }
    }
}
