package cloud.yunhai.volumeprovider.endpoint;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.util.function.Supplier;

/// Reads what a caller has sent; a value that is none of its type is the caller's mistake and not ours.
final class Requests {
    private Requests() {}

    static <T> T read(Supplier<T> decoding) {
        try {
            return decoding.get();
        } catch (IllegalArgumentException wrong) {
            throw new CloudException(ErrorCode.INVALID, String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
