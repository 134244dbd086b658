package cloud.yunhai.apiserver.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/// Read, change, write if nobody was faster.
final class Changes {
    private static final int TRIES = 5;

    private Changes() {}

    /// Changes a resource. Without an `If-Match` it is tried again on what somebody else made of it meanwhile.
    static <T> T apply(
            UserRequest request,
            Supplier<T> read,
            ToLongFunction<T> version,
            UnaryOperator<T> change,
            BiFunction<T, Long, T> write) {
        for (int attempt = 1; ; attempt++) {
            T now = read.get();
            request.checkVersion(version.applyAsLong(now));
            T changed = change.apply(now);
            if (changed.equals(now)) {
                return now;
            }
            try {
                return write.apply(changed, version.applyAsLong(now));
            } catch (CloudException failure) {
                if (!isStale(failure)) {
                    throw failure;
                }
                if (request.ifMatch() != null) {
                    throw UserRequest.stale(version.applyAsLong(now));
                }
                if (attempt == TRIES) {
                    throw failure;
                }
            }
        }
    }

    static boolean isStale(CloudException failure) {
        return failure.code() == ErrorCode.VERSION_CONFLICT || failure.code() == ErrorCode.STALE_ETAG;
    }
}
