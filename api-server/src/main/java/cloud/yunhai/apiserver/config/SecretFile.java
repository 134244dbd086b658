package cloud.yunhai.apiserver.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A secret in a file of mode 0600; read each time, since it may come and go.
final class SecretFile implements Supplier<Optional<String>> {
    private static final Logger LOG = LoggerFactory.getLogger(SecretFile.class);
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final int LENGTH_MIN = 16;

    private final @Nullable Path file;

    /// @param file null: there is no secret
    SecretFile(@Nullable Path file) {
        this.file = file;
    }

    @Override
    public Optional<String> get() {
        if (file == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                LOG.atWarn().addKeyValue("file", file).log("secret.readable-by-others");
                return Optional.empty();
            }
            return Optional.of(Files.readString(file).strip()).filter(secret -> secret.length() >= LENGTH_MIN);
        } catch (IOException unreadable) {
            LOG.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("reason", unreadable.toString())
                    .log("secret.unreadable");
            return Optional.empty();
        }
    }
}
