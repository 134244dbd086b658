package cloud.yunhai.common.tip;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;

/// Calls a client without its checked exceptions: `TPlaced placed = Tip.call(() -> scheduler.place(request));`
///
/// Clients made by [TipRuntime] throw [CloudException] and nothing else; that the generated interfaces declare more is
/// Thrift's way.
public final class Tip {
    private Tip() {}

    /// Does the call.
    public static <R> R call(ScopedValue.CallableOp<? extends R, ? extends Exception> call) {
        try {
            return call.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new CloudException(ErrorCode.INTERNAL, "internal error", impossible);
        }
    }

    /// Does a call without a result.
    public static void run(Action call) {
        call(() -> {
            call.run();
            return true;
        });
    }

    /// A call without a result.
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }
}
