package cloud.yunhai.dbproxy.config;

import cloud.yunhai.dbproxy.adapter.jpa.DatabaseUrl;
import cloud.yunhai.dbproxy.app.Retention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The properties under `db-proxy`.
///
/// @param url `embedded`, or `mysql://HOST:PORT/NAME`, or `mariadb://HOST:PORT/NAME`
/// @param username for a server
/// @param passwordFile a file of mode 0600 with the password; null: none is needed
/// @param dataDirectory where the embedded database keeps its file
/// @param poolSize connections at once
/// @param retention how long what is over is kept
public record DbProxyConfig(
        String url,
        String username,
        @Nullable Path passwordFile,
        Path dataDirectory,
        int poolSize,
        Retention retention) {
    private static final int POOL_MAX = 512;

    /// Checks what can be checked without a database.
    public DbProxyConfig {
        if (poolSize < 4 || poolSize > POOL_MAX) {
            throw new IllegalArgumentException(
                    "db-proxy.pool-size: " + poolSize + " (expected: 4 to " + POOL_MAX + ")");
        }
        if (passwordFile != null && passwordFile.toString().isEmpty()) {
            passwordFile = null;
        }
        DatabaseUrl.of(url, dataDirectory);
    }

    /// Where the database is.
    DatabaseUrl database() {
        return DatabaseUrl.of(url, dataDirectory);
    }

    /// The password, read from its file.
    @Nullable
    String password() {
        if (passwordFile == null) {
            return null;
        }
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("db-proxy.password-file: " + passwordFile + " cannot be read", e);
        }
    }
}
