package cloud.yunhai.common.codec;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.util.function.Supplier;

/// Reads what a caller has sent: `InstanceId id = Arguments.read(() -> InstanceId.parse(text));`
///
/// A value that is none of its type is the caller's mistake, INVALID, and not ours.
public final class Arguments {
    private Arguments() {}

    /// Does the decoding; what it refuses as an argument is INVALID.
    public static <T> T read(Supplier<T> decoding) {
        try {
            return decoding.get();
        } catch (IllegalArgumentException wrong) {
            throw new CloudException(ErrorCode.INVALID, String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
