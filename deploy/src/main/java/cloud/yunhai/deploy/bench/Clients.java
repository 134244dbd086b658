package cloud.yunhai.deploy.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Several clients that do the same at once. The first failure ends them all.
final class Clients {
    private final int count;

    Clients(int count) {
        this.count = count;
    }

    /// Does it that many times altogether, each client the next as soon as it is free.
    ///
    /// @param limit after which it fails
    <T> List<T> times(int times, Duration limit, IntFunction<T> work) {
        AtomicInteger next = new AtomicInteger();
        return atOnce(limit, done -> {
            List<T> results = new ArrayList<>();
            for (int index = next.getAndIncrement(); index < times && !done.get(); index = next.getAndIncrement()) {
                results.add(work.apply(index));
            }
            return results;
        });
    }

    /// Does it again and again for a while.
    <T> List<T> during(Duration time, Callable<T> work) {
        long end = System.nanoTime() + time.toNanos();
        return atOnce(time.plusMinutes(1), done -> {
            List<T> results = new ArrayList<>();
            while (System.nanoTime() < end && !done.get()) {
                results.add(work.call());
            }
            return results;
        });
    }

    private interface Client<T> {
        List<T> run(AtomicBoolean done) throws Exception;
    }

    private <T> List<T> atOnce(Duration limit, Client<T> client) {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<T>>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(() -> client.run(done)));
            }
            try {
                return collected(running, System.nanoTime() + limit.toNanos());
            } finally {
                done.set(true);
                running.forEach(each -> each.cancel(true));
            }
        }
    }

    private static <T> List<T> collected(List<Future<List<T>>> running, long end) {
        List<T> all = new ArrayList<>();
        try {
            for (Future<List<T>> each : running) {
                all.addAll(each.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS));
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the clients did not end in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return all;
    }
}
