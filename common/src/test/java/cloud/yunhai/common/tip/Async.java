package cloud.yunhai.common.tip;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Work in a thread of its own: the common pool has too few where processors are few.
final class Async {
    private Async() {}

    static <T> CompletableFuture<T> supply(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }

    static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, Thread::startVirtualThread);
    }
}
