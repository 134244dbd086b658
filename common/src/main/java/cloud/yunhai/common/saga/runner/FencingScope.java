package cloud.yunhai.common.saga.runner;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Runs an action or undo so that every call it makes carries the saga's token, deadline and trace.
/// The host service plugs in its RPC's way of doing so.
public interface FencingScope {
    /// For tests and sagas that make no calls.
    FencingScope NONE = new FencingScope() {
        @Override
        public <T extends @Nullable Object> T call(Bound bound, Callable<T> work) throws Exception {
            return work.call();
        }
    };

    /// Runs the work with these bound.
    <T extends @Nullable Object> T call(Bound bound, Callable<T> work) throws Exception;

    /// What the calls are to carry.
    ///
    /// @param operationId the operation's id
    /// @param step the step's name
    /// @param attempt which try
    /// @param fencingToken whoever holds state refuses an older one
    /// @param deadline when this try must have ended
    /// @param traceparent the W3C trace it belongs to
    record Bound(
            String operationId,
            String step,
            int attempt,
            long fencingToken,
            Instant deadline,
            @Nullable String traceparent) {}
}
