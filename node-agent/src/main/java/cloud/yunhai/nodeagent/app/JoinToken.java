package cloud.yunhai.nodeagent.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The secret by which a host joins its cluster. It is read when it is needed and never kept; only its hash travels.
public record JoinToken(@Nullable Path file) implements Supplier<String> {

    /// SHA-256 of the token, hex; empty where there is no token (any more): a host that joined before needs none.
    @Override
    public String get() {
        if (file == null || !Files.isReadable(file)) {
            return "";
        }
        try {
            String token = Files.readString(file).strip();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return token.isEmpty() ? "" : HexFormat.of().formatHex(hash);
        } catch (IOException gone) {
            return "";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
