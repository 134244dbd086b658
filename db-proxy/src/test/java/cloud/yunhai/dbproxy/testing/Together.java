package cloud.yunhai.dbproxy.testing;

import cloud.yunhai.common.error.CloudException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls made by many at once.
public final class Together {
    private static final long WAIT_SECONDS = 120;

    private Together() {}

    /// What came of them: results, and refusals.
    public record Outcome<T>(List<T> results, List<CloudException> refusals) {}

    /// Makes all of them at one moment, each in a thread of its own.
    public static <T> Outcome<T> call(List<? extends Callable<T>> calls) throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        List<T> results = new ArrayList<>();
        List<CloudException> refusals = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> call : calls) {
                futures.add(threads.submit(() -> {
                    gate.await();
                    return call.call();
                }));
            }
            gate.countDown();
            for (Future<T> future : futures) {
                collect(future, results, refusals);
            }
        }
        return new Outcome<>(results, refusals);
    }

    private static <T> void collect(Future<T> future, List<T> results, List<CloudException> refusals)
            throws InterruptedException, TimeoutException {
        try {
            results.add(future.get(WAIT_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CloudException refusal) {
                refusals.add(refusal);
            } else {
                throw new AssertionError("a call failed", failed.getCause());
            }
        }
    }
}
