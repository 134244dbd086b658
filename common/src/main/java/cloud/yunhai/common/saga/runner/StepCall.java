package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.saga.journal.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Calls actions and undos, one at a time, and can interrupt the one that runs.
final class StepCall<I> {
    /// An action has this long to notice its deadline by itself.
    static final Duration GRACE = Duration.ofSeconds(2);

    /// How a call ended: with an output, or nothing to tell, or a failure.
    record Outcome(@Nullable String outputJson, @Nullable Failure failure, boolean retryable) {}

    private final SagaHost host;
    private @Nullable Thread thread;
    private @Nullable StepContext<I> context;
    private volatile boolean stopped;

    StepCall(SagaHost host) {
        this.host = host;
    }

    /// What runs now, if anything does.
    synchronized @Nullable StepContext<I> running() {
        return context;
    }

    /// Interrupts what runs, and lets nothing more run.
    synchronized void stop() {
        stopped = true;
        interrupt();
    }

    boolean isStopped() {
        return stopped;
    }

    private void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    synchronized void interruptIfLate(Instant now) {
        StepContext<I> late = context;
        if (late != null && !late.isTimedOut() && now.isAfter(late.deadline().plus(GRACE))) {
            late.timeOut();
            interrupt();
        }
    }

    Outcome run(StepContext<I> call, Callable<@Nullable String> body) {
        try {
            begin(call);
            return new Outcome(host.scope().<@Nullable String>call(call.bound(), body), null, false);
        } catch (Throwable thrown) {
            // Errors too: a step that cannot load a class must be undone like any other.
            return failed(call, thrown);
        } finally {
            end();
        }
    }

    private Outcome failed(StepContext<I> call, Throwable thrown) {
        if (call.isTimedOut()) {
            Failure late = new Failure(Failure.DEADLINE, "not done in time", thrown.toString(), call.step());
            return new Outcome(null, late, true);
        }
        FailureClassifier.Verdict verdict = host.classifier().classify(thrown);
        return new Outcome(null, verdict.failure().in(call.step()), verdict.retryable());
    }

    private synchronized void begin(StepContext<I> call) throws InterruptedException {
        if (stopped) {
            throw new InterruptedException("the saga is no longer this owner's");
        }
        thread = Thread.currentThread();
        context = call;
        MDC.put("operation", call.operationId());
        MDC.put("step", call.step());
    }

    private synchronized void end() {
        thread = null;
        context = null;
        MDC.remove("operation");
        MDC.remove("step");
        // An interrupt was meant for the call that has just ended.
        Thread.interrupted();
    }
}
