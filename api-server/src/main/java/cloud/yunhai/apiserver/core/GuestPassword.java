package cloud.yunhai.apiserver.core;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.codec.digest.Sha2Crypt;

/// The password of a guest: only its crypt(3) hash leaves this process.
public final class GuestPassword {
    private GuestPassword() {}

    /// SHA-512 crypt, which every Linux guest reads; the characters are wiped.
    public static String hash(char[] password, String salt) {
        byte[] bytes = utf8(password);
        try {
            return Sha2Crypt.sha512Crypt(bytes, "$6$" + salt);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(password, '\0');
        }
    }

    /// The characters in UTF-8; whoever takes them wipes them.
    public static byte[] utf8(char[] characters) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
