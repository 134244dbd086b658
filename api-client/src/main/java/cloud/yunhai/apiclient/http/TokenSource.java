package cloud.yunhai.apiclient.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the bearer token comes from. It is asked at every request, by many threads.
@FunctionalInterface
public interface TokenSource {
    /// The token; null: ask without one.
    @Nullable
    String token();

    /// The API refused this token. Whether there is another one now.
    default boolean renew(String refused) {
        return false;
    }

    /// No token.
    static TokenSource none() {
        return () -> null;
    }

    /// Always this one.
    static TokenSource of(String token) {
        return () -> token;
    }

    /// The content of a file, read at every request, so that another process may put a new one there.
    static TokenSource file(Path file) {
        return () -> {
            try {
                String token = Files.readString(file).strip();
                if (token.isEmpty()) {
                    throw new IllegalArgumentException("token file " + file + ": empty (expected: a token)");
                }
                return token;
            } catch (IOException e) {
                throw new UncheckedIOException("token file " + file + " cannot be read", e);
            }
        };
    }
}
