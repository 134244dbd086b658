package cloud.yunhai.apiserver.core;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A public key as OpenSSH writes it: type, base64 of the key, comment.
///
/// Only what is a key gets through: the text ends up in a file of the guest, where a line more would be a key more.
///
/// @param line one line, single blanks between its parts
/// @param fingerprint `SHA256:` and base64, as `ssh-keygen -l` prints it
public record OpenSshKey(String line, String fingerprint) {
    private static final int RSA_BITS_MIN = 2048;
    private static final int RSA_BITS_MAX = 16_384;

    /// Type to the number of length-prefixed parts of its key, the type itself among them.
    private static final Map<String, Integer> PARTS = Map.of(
            "ssh-ed25519", 2,
            "ssh-rsa", 3,
            "ecdsa-sha2-nistp256", 3,
            "ecdsa-sha2-nistp384", 3,
            "ecdsa-sha2-nistp521", 3,
            "sk-ssh-ed25519@openssh.com", 3,
            "sk-ecdsa-sha2-nistp256@openssh.com", 4);

    private static final String EXPECTED = "one line as in an authorized_keys file without options: ssh-ed25519,"
            + " ecdsa-sha2-nistp*, sk-* or ssh-rsa of 2048 to 16384 bits, the key in base64, a comment";

    /// Reads one.
    ///
    /// @throws RequestException when it is none
    public static OpenSshKey parse(String pointer, String text) {
        List<String> words = Arrays.asList(text.strip().split(" +", 3));
        if (words.size() >= 2 && PARTS.containsKey(words.get(0)) && text.chars().noneMatch(c -> c < ' ')) {
            try {
                byte[] blob = Base64.getDecoder().decode(words.get(1));
                if (fits(words.get(0), blob)) {
                    return new OpenSshKey(String.join(" ", words).strip(), fingerprint(blob));
                }
            } catch (IllegalArgumentException | BufferUnderflowException notAKey) {
                // Told below.
            }
        }
        Faults faults = new Faults();
        faults.wrong(pointer, text, EXPECTED);
        faults.throwIfUnprocessable();
        throw new IllegalStateException("not refused");
    }

    private static boolean fits(String type, byte[] blob) {
        ByteBuffer rest = ByteBuffer.wrap(blob);
        if (!new String(part(rest), StandardCharsets.US_ASCII).equals(type)) {
            return false;
        }
        int parts = PARTS.getOrDefault(type, 0);
        byte[] last = new byte[0];
        for (int i = 1; i < parts; i++) {
            last = part(rest);
            if (last.length == 0) {
                return false;
            }
        }
        return !rest.hasRemaining() && sizeFits(type, last);
    }

    private static boolean sizeFits(String type, byte[] last) {
        return switch (type) {
            case "ssh-ed25519" -> last.length == 32;
            case "ssh-rsa" -> {
                int bits = new java.math.BigInteger(1, last).bitLength();
                yield bits >= RSA_BITS_MIN && bits <= RSA_BITS_MAX;
            }
            default -> true;
        };
    }

    private static byte[] part(ByteBuffer rest) {
        int length = rest.getInt();
        if (length < 0 || length > rest.remaining()) {
            throw new IllegalArgumentException("length " + length);
        }
        byte[] part = new byte[length];
        rest.get(part);
        return part;
    }

    private static String fingerprint(byte[] blob) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
