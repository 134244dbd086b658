package cloud.yunhai.volumescheduler.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.tip.CallContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Does the same on many hosts at once, a bounded number at a time. All are tried; then the first failure
/// is thrown.
public final class AllHosts {
    private static final int AT_ONCE = 16;

    /// Host to answer, in the order of the hosts.
    public <R> Map<Host, R> each(List<Host> hosts, Function<Host, R> work) {
        CallContext context = CallContext.current();
        Semaphore room = new Semaphore(AT_ONCE);
        List<Future<R>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Host host : hosts) {
                answers.add(threads.submit(() -> {
                    room.acquire();
                    try {
                        return context.<R, RuntimeException>call(() -> work.apply(host));
                    } finally {
                        room.release();
                    }
                }));
            }
        }
        Map<Host, R> byHost = new LinkedHashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            byHost.put(hosts.get(i), get(answers.get(i)));
        }
        return byHost;
    }

    private static <R> R get(Future<R> done) {
        try {
            return done.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CloudException refused) {
                throw refused;
            }
            throw new CloudException(ErrorCode.INTERNAL, "internal error", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.DRAINING, "the service is stopping", stopped);
        }
    }
}
