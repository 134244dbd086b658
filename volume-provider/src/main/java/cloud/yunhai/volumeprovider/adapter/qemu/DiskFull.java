package cloud.yunhai.volumeprovider.adapter.qemu;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/// Knows a full disk by the words that the C library has for it; programs are run with `LC_ALL=C`.
final class DiskFull {
    private DiskFull() {}

    static boolean is(@Nullable String text) {
        return text != null && (text.contains("No space left on device") || text.contains("Disk quota exceeded"));
    }

    /// Looks through the causes too.
    static boolean is(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (is(at.getMessage())) {
                return true;
            }
        }
        return false;
    }

    static CloudException exception(String internal, @Nullable Throwable cause) {
        return CloudException.of(ErrorCode.NO_STORAGE, "the storage host's disk is full")
                .internal(internal)
                .cause(cause)
                .build();
    }
}
