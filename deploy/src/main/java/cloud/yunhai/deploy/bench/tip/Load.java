package cloud.yunhai.deploy.bench.tip;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Callers that call as fast as they are answered, each from a thread of its own.
final class Load {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Stack.Callers side;
    private final List<Stack.Call> callers = new ArrayList<>();

    Load(Stack.Callers side) {
        this.side = side;
    }

    /// Lets so many call for so long.
    LoadFigures run(int count, long millis) throws Exception {
        while (callers.size() < count) {
            callers.add(side.caller());
        }
        CountDownLatch start = new CountDownLatch(1);
        List<Caller> running = new ArrayList<>();
        for (Stack.Call call : callers.subList(0, count)) {
            Caller caller = new Caller(call, start, TimeUnit.MILLISECONDS.toNanos(millis));
            caller.thread.start();
            running.add(caller);
        }
        long begun = System.nanoTime();
        start.countDown();
        Histogram all = new Histogram(LONGEST_NANOS, 2);
        long errors = 0;
        String firstError = "";
        for (Caller caller : running) {
            caller.thread.join();
            all.add(caller.nanos);
            errors += caller.errors;
            firstError = firstError.isEmpty() ? caller.firstError : firstError;
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new LoadFigures(
                all.getTotalCount(),
                errors,
                firstError,
                seconds,
                all.getValueAtPercentile(50) / 1e3,
                all.getValueAtPercentile(99) / 1e3);
    }

    private static final class Caller implements Runnable {
        private final Stack.Call call;
        private final CountDownLatch start;
        private final long forNanos;
        private final Histogram nanos = new Histogram(LONGEST_NANOS, 2);
        private final Thread thread = Thread.ofPlatform().name("caller").unstarted(this);
        private long errors;
        private String firstError = "";

        Caller(Stack.Call call, CountDownLatch start, long forNanos) {
            this.call = call;
            this.start = start;
            this.forNanos = forNanos;
        }

        @Override
        public void run() {
            try {
                start.await();
            } catch (InterruptedException stopping) {
                return;
            }
            long end = System.nanoTime() + forNanos;
            for (long begun = System.nanoTime(); begun < end; ) {
                once();
                long done = System.nanoTime();
                nanos.recordValue(Math.min(done - begun, LONGEST_NANOS));
                begun = done;
            }
        }

        private void once() {
            try {
                int entries = call.entries();
                if (entries != Answers.ENTRIES) {
                    failed("entries: " + entries + " (expected: " + Answers.ENTRIES + ")");
                }
            } catch (Exception failure) {
                failed(failure.toString());
            }
        }

        private void failed(String what) {
            if (errors++ == 0) {
                firstError = what;
            }
        }
    }
}
