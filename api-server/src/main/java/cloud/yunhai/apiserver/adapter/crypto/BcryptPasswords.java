package cloud.yunhai.apiserver.adapter.crypto;

import cloud.yunhai.apiserver.app.port.PasswordHashes;
import cloud.yunhai.apiserver.core.Digests;
import cloud.yunhai.apiserver.core.GuestPassword;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;

/// Account passwords: bcrypt over their SHA-256, since bcrypt alone ignores what is behind 72 bytes.
///
/// Unknown names take as long as known ones. Only so many hashes are computed at once as the machine has processors,
/// so that a flood of logins leaves the other requests theirs.
public final class BcryptPasswords implements PasswordHashes {
    private final int strength;
    private final String nobody;
    private final Semaphore computing =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);

    /// @param strength 2 to this power rounds
    public BcryptPasswords(int strength) {
        this.strength = strength;
        this.nobody = hash(UUID.randomUUID().toString().toCharArray());
    }

    @Override
    public String hash(char[] password) {
        byte[] digest = digest(password);
        computing.acquireUninterruptibly();
        try {
            return BCrypt.hashpw(digest, BCrypt.gensalt(strength));
        } finally {
            computing.release();
            Arrays.fill(digest, (byte) 0);
        }
    }

    @Override
    public boolean matches(char[] password, @Nullable String hash) {
        byte[] digest = digest(password);
        computing.acquireUninterruptibly();
        try {
            boolean same = BCrypt.checkpw(digest, hash == null ? nobody : hash);
            return same && hash != null;
        } finally {
            computing.release();
            Arrays.fill(digest, (byte) 0);
        }
    }

    /// In base 64, since bcrypt ends at a zero byte.
    private static byte[] digest(char[] password) {
        byte[] bytes = GuestPassword.utf8(password);
        Arrays.fill(password, '\0');
        byte[] digest = Digests.sha256(bytes);
        Arrays.fill(bytes, (byte) 0);
        return Base64.getEncoder().withoutPadding().encode(digest);
    }
}
