package cloud.yunhai.apiserver.app.port;

import org.jspecify.annotations.Nullable;

/// Hashes of account passwords.
public interface PasswordHashes {
    /// The hash to keep; the characters are wiped.
    String hash(char[] password);

    /// Whether the password is the one that was hashed; false without a hash, after the same time. The characters
    /// are wiped.
    boolean matches(char[] password, @Nullable String hash);
}
