package cloud.yunhai.apiserver.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// What tells one request from another under the same idempotency key.
public final class RequestHash {
    private static final int ROUNDS = 4096;
    private static final int BITS = 256;

    private RequestHash() {}

    /// The hash to keep. Where the body may hold a password it is a slow one with a salt of its own, so that what
    /// is kept is no help in guessing it.
    ///
    /// @param line everything of the request but its body
    public static String of(String line, byte[] body, String salt, boolean secret) {
        byte[] digest = Digests.sha256(line.getBytes(UTF_8), new byte[] {0}, body);
        return HexFormat.of().formatHex(secret ? slow(digest, salt) : digest);
    }

    private static byte[] slow(byte[] digest, String salt) {
        char[] characters = new String(digest, ISO_8859_1).toCharArray();
        PBEKeySpec spec = new PBEKeySpec(characters, salt.getBytes(UTF_8), ROUNDS, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, '\0');
        }
    }
}
