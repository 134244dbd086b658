package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.Fence;
import cloud.yunhai.common.saga.journal.FencedOutException;
import cloud.yunhai.common.saga.journal.Renewal;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.common.saga.journal.SagaType;
import cloud.yunhai.common.saga.journal.StepRecord;
import cloud.yunhai.common.saga.journal.WriteReply;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One claimed saga on its way.
///
/// Goals: nothing is done that the journal does not announce; what is done is written before anything else is
/// done; the two writes between a step and the next are one.
///
/// Constraints: the journal may be away, the saga may be taken over at any moment, the process may be told to end.
///
/// How it works: [#advance()] is the only code that changes the view, and [SerialTask] never runs it twice at once.
/// It *arms* the next decision (which puts what it announces into the view), *flushes* the view, and only then
/// *performs* the decision, whose result goes into the view and is flushed with the next announcement. If a flush
/// fails it comes back later and tries the same write again. To wait is to return and be woken.
final class Execution<I> {
    /// What an execution needs of its runner.
    interface Owner {
        /// Whether sagas are to be given back at their next step border.
        boolean isDraining();

        /// The execution does nothing more.
        void ended(Execution<?> execution, boolean successorWaiting);
    }

    private static final Logger log = LoggerFactory.getLogger(Execution.class);
    private static final Duration FIRST_WRITE_DELAY = Duration.ofMillis(100);
    private static final Duration MAX_WRITE_DELAY = Duration.ofSeconds(2);

    private final Saga<I> saga;
    private final SagaRecord record;
    private final Fence fence;
    private final JournalView view;
    private final Announcer announcer;
    private final Attempts<I> attempts;
    private final Progress progress;
    private final SagaRunnerConfig config;
    private final SagaHost host;
    private final Owner owner;
    private final SerialTask task;
    private final StepCall<I> call;
    private final AtomicBoolean over = new AtomicBoolean();

    private volatile Instant leaseUntil;
    private @Nullable Decision armed;
    private int failedWrites;
    private boolean successorWaiting;

    Execution(Saga<I> saga, ClaimedSaga claim, Instant claimed, SagaRunnerConfig config, SagaHost host, Owner owner) {
        this.saga = saga;
        this.record = claim.saga();
        this.fence = record.fence();
        this.view = new JournalView(claim);
        this.progress = new Progress(saga, record.progressPercent());
        this.config = config;
        this.host = host;
        this.owner = owner;
        this.leaseUntil = claimed.plus(config.lease());
        this.task = new SerialTask(host.scheduler(), this::run);
        this.call = new StepCall<>(host);
        this.announcer = new Announcer(saga, view, config.owner());
        this.attempts = new Attempts<>(saga, record, view, call, config.owner(), host);
    }

    SagaType type() {
        return saga.type();
    }

    Fence fence() {
        return fence;
    }

    /// Has it go on, soon.
    void wake() {
        task.wake();
    }

    Renewal renewal() {
        StepContext<I> running = call.running();
        return new Renewal(fence, progress.percent(running), running == null ? null : running.text());
    }

    void renewed(Instant until) {
        leaseUntil = until;
    }

    /// Someone wants it cancelled: heeded at the next step border.
    void cancel(String reason) {
        if (view.cancelReason() == null) {
            view.cancel(reason);
            wake();
        }
    }

    /// Someone else owns it now: stop at once.
    void lose() {
        if (over.compareAndSet(false, true)) {
            call.stop();
            log.atWarn().addKeyValue("operation", fence.sagaId()).log("saga.lost");
            host.listener().lost(saga.type(), fence.sagaId());
            owner.ended(this, false);
        }
    }

    /// Time to drain is up: stop at once and let others go on. What still runs is fenced by their newer token.
    void abandon() {
        if (over.compareAndSet(false, true)) {
            call.stop();
            release();
            owner.ended(this, false);
        }
    }

    /// Interrupts a try that is past its deadline.
    void watch(Instant now) {
        call.interruptIfLate(now);
    }

    private void run() {
        try {
            advance();
        } catch (RuntimeException e) {
            // A defect of the engine. The lease runs out and the saga is claimed again, so nothing is forgotten.
            log.atError().addKeyValue("operation", fence.sagaId()).setCause(e).log("saga.defect");
            end();
        } catch (Error e) {
            end();
            throw e;
        }
    }

    private void advance() {
        boolean goOn = true;
        while (goOn && !over.get()) {
            if (armed == null && owner.isDraining()) {
                giveBack();
                return;
            }
            Decision next = armed == null ? announcer.arm(host.clock().instant()) : armed;
            armed = next;
            if (!isQuiet(next) && !flush()) {
                return;
            }
            if (next instanceof Decision.Act && view.cancelReason() != null) {
                armed = null;
                continue;
            }
            if (needsLease(next) && !host.clock().instant().isBefore(leaseUntil)) {
                // The journal could not be reached in time to renew. Whoever may have taken over acts now, not we.
                host.scheduler().schedule(this::wake, config.renewInterval());
                return;
            }
            armed = null;
            goOn = perform(next);
        }
    }

    /// As long as a saga has only made ids, there is nothing to write: they are simply made again.
    private boolean isQuiet(Decision decision) {
        return decision instanceof Decision.Act act
                && view.state() == OperationState.PENDING
                && saga.steps().get(act.index()).local();
    }

    private static boolean needsLease(Decision decision) {
        return decision instanceof Decision.Act
                || decision instanceof Decision.Undo
                || decision instanceof Decision.Conclude;
    }

    /// Writes all changes.
    ///
    /// @return whether everything is written; if not, it will be woken again or the saga is lost
    private boolean flush() {
        while (view.isUnwritten()) {
            hit(FailPoint.Moment.BEFORE_WRITE, view.lastChanged());
            String changed = view.lastChanged();
            try {
                WriteReply reply = host.store().write(fence, view.nextWrite(progress.of(view), null));
                view.answered();
                failedWrites = 0;
                successorWaiting = reply.successorWaiting();
                if (reply.cancelReason() != null) {
                    view.cancel(reply.cancelReason());
                }
            } catch (FencedOutException _) {
                lose();
                return false;
            } catch (RuntimeException e) {
                retryWrite(e);
                return false;
            }
            hit(FailPoint.Moment.AFTER_WRITE, changed);
        }
        return true;
    }

    private void retryWrite(RuntimeException cause) {
        Duration delay = FIRST_WRITE_DELAY.multipliedBy(1L << Math.min(failedWrites, 10));
        failedWrites++;
        if (failedWrites == 1) {
            log.atWarn()
                    .addKeyValue("operation", fence.sagaId())
                    .setCause(cause)
                    .log("saga.write-failed");
        }
        host.scheduler().schedule(this::wake, delay.compareTo(MAX_WRITE_DELAY) > 0 ? MAX_WRITE_DELAY : delay);
    }

    /// Does what was decided.
    ///
    /// @return whether to go on at once
    private boolean perform(Decision decision) {
        return switch (decision) {
            case Decision.Act act -> {
                attempts.act(act);
                yield true;
            }
            case Decision.Undo undo -> {
                attempts.undo(undo);
                yield true;
            }
            case Decision.Conclude conclude -> {
                Instant early = attempts.conclude(conclude);
                if (early != null) {
                    wakeAt(early);
                }
                yield early == null;
            }
            case Decision.Wait wait -> {
                wakeAt(wait.until());
                yield false;
            }
            case Decision.End end -> {
                ended(end.outcome());
                yield false;
            }
            case Decision.Unwind _, Decision.Record _ -> true;
        };
    }

    private void ended(OperationState outcome) {
        if (outcome == OperationState.STUCK) {
            StepRecord last = view.lastUnsettled();
            String step = last == null ? "unwound" : last.name();
            log.atError()
                    .addKeyValue("operation", fence.sagaId())
                    .addKeyValue("step", step)
                    .log("saga.stuck");
            host.listener().stuck(saga.type(), fence.sagaId(), step, last == null ? view.failure() : last.failure());
        } else {
            Duration took = Duration.between(record.created(), host.clock().instant());
            log.atInfo()
                    .addKeyValue("operation", fence.sagaId())
                    .addKeyValue("state", outcome)
                    .addKeyValue("tookMillis", took.toMillis())
                    .log("saga.ended");
            host.listener().ended(saga.type(), fence.sagaId(), outcome, took);
        }
        end();
    }

    private void giveBack() {
        if (flush()) {
            release();
            end();
        }
    }

    private void release() {
        try {
            host.store().release(fence);
        } catch (RuntimeException e) {
            // Its lease runs out by itself.
            log.atDebug().addKeyValue("operation", fence.sagaId()).setCause(e).log("saga.release-failed");
        }
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            call.stop();
            owner.ended(this, successorWaiting);
        }
    }

    private void wakeAt(Instant moment) {
        Duration delay = Duration.between(host.clock().instant(), moment);
        host.scheduler().schedule(this::wake, delay.isNegative() ? Duration.ZERO : delay);
    }

    private void hit(FailPoint.Moment moment, String step) {
        host.failPoint().hit(moment, saga.type().name(), step);
    }
}
