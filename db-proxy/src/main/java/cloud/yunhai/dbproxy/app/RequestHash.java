package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.codec.ModelJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells a repeated request from a different one under the same id.
final class RequestHash {
    private RequestHash() {}

    static String of(Object request) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(ModelJson.write(request).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
