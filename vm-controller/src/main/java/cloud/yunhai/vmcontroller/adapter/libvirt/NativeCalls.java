package cloud.yunhai.vmcontroller.adapter.libvirt;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Deadline;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.libvirt.LibvirtException;

/// Runs calls of the native library in threads of their own.
///
/// A native call cannot be interrupted, and holds its thread: so there is a bounded number of them, the caller waits
/// for a bounded time, and when all threads hang the next call fails at once instead of waiting as well.
final class NativeCalls implements AutoCloseable {
    private static final int WAITING_PER_THREAD = 4;
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final ThreadPoolExecutor threads;

    NativeCalls(int limit) {
        threads = new ThreadPoolExecutor(
                limit,
                limit,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(limit * WAITING_PER_THREAD),
                Thread.ofPlatform().daemon().name("libvirt-call-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// A call of the native library.
    @FunctionalInterface
    interface Call<T> {
        T run() throws LibvirtException;
    }

    /// Does the call; its own time limit and the caller's deadline bound the wait.
    <T> T run(String what, Duration limit, Call<T> call) throws LibvirtException {
        AtomicBoolean begun = new AtomicBoolean();
        Future<T> future;
        try {
            future = threads.submit(() -> {
                begun.set(true);
                return call.run();
            });
        } catch (RejectedExecutionException full) {
            throw CloudException.of(ErrorCode.HYPERVISOR_UNAVAILABLE, "the host's hypervisor is too busy")
                    .internal(what)
                    .cause(full)
                    .build();
        }
        try {
            return future.get(bounded(limit).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            // One that has not begun never will; one under way ends whenever it ends.
            future.cancel(false);
            throw CloudException.of(
                            begun.get() ? ErrorCode.UNKNOWN_OUTCOME : ErrorCode.HYPERVISOR_UNAVAILABLE,
                            "the host's hypervisor does not answer in time")
                    .internal(what)
                    .cause(late)
                    .build();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.DRAINING, "this process is stopping", stopping);
        } catch (ExecutionException failed) {
            throw rethrown(failed.getCause());
        }
    }

    private static LibvirtException rethrown(@Nullable Throwable cause) throws LibvirtException {
        return switch (cause) {
            case LibvirtException refused -> refused;
            case RuntimeException failure -> throw failure;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException(cause);
        };
    }

    private static Duration bounded(Duration limit) {
        Deadline deadline = CallContext.current().deadline();
        return deadline == null || limit.compareTo(deadline.remaining()) < 0 ? limit : deadline.remaining();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
