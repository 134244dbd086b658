package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.RetryPolicy;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.Step;
import cloud.yunhai.common.saga.Undo;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.Failure;
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
    private final SagaValues<I> values;
    private final Progress progress;
    private final SagaRunnerConfig config;
    private final SagaHost host;
    private final Owner owner;
    private final SerialTask task;
    private final StepCall<I> call;
    private final AtomicBoolean over = new AtomicBoolean();

    private volatile Instant leaseUntil;
    private volatile boolean lost;
    private @Nullable Decision armed;
    private int failedWrites;
    private boolean successorWaiting;
    private int conclusions;
    private Instant firstConclusion = Instant.MIN;
    private Instant nextConclusion = Instant.MIN;

    Execution(Saga<I> saga, ClaimedSaga claim, Instant claimed, SagaRunnerConfig config, SagaHost host, Owner owner) {
        this.saga = saga;
        this.record = claim.saga();
        this.fence = record.fence();
        this.view = new JournalView(claim);
        this.values = new SagaValues<>(saga, record.inputJson(), view);
        this.progress = new Progress(saga, record.progressPercent());
        this.config = config;
        this.host = host;
        this.owner = owner;
        this.leaseUntil = claimed.plus(config.lease());
        this.task = new SerialTask(host.scheduler(), this::run);
        this.call = new StepCall<>(host);
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
            lost = true;
            call.interrupt();
            log.atWarn().addKeyValue("operation", fence.sagaId()).log("saga.lost");
            host.listener().lost(saga.type(), fence.sagaId());
            owner.ended(this, false);
        }
    }

    /// Time to drain is up: stop at once and let others go on. What still runs is fenced by their newer token.
    void abandon() {
        if (over.compareAndSet(false, true)) {
            lost = true;
            call.interrupt();
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
        }
    }

    private void advance() {
        boolean goOn = true;
        while (goOn && !lost) {
            if (armed == null && owner.isDraining()) {
                giveBack();
                return;
            }
            Decision next = armed == null ? arm() : armed;
            armed = next;
            if (!flush()) {
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

    private static boolean needsLease(Decision decision) {
        return decision instanceof Decision.Act
                || decision instanceof Decision.Undo
                || decision instanceof Decision.Conclude;
    }

    /// Decides what is next and announces it in the view.
    private Decision arm() {
        while (true) {
            Instant now = host.clock().instant();
            Decision next = Planner.next(saga, view, now);
            switch (next) {
                case Decision.Act act -> {
                    announce(act, now);
                    return next;
                }
                case Decision.Unwind unwind -> {
                    view.unwind(unwind.cause());
                    view.dueAt(now);
                    log.atInfo()
                            .addKeyValue("operation", fence.sagaId())
                            .addKeyValue("kind", unwind.cause().kind())
                            .addKeyValue("step", unwind.cause().step())
                            .log("saga.unwinding");
                }
                case Decision.Undo undo -> {
                    view.dueAt(now);
                    StepRecord former = view.steps().get(undo.index());
                    if (!saga.steps().get(undo.index()).hasNoUndo()) {
                        view.put(StepRecords.undoing(former, undo.attempt(), now, config.owner()));
                        return next;
                    }
                    view.put(StepRecords.undone(former, now));
                }
                case Decision.Conclude conclude -> {
                    if (!(saga.whenUnwound() instanceof Undo.None)) {
                        return next;
                    }
                    if (view.isStateUnwritten()) {
                        return new Decision.Record();
                    }
                    view.enter(conclude.outcome());
                }
                case Decision.End end -> {
                    if (view.state() == end.outcome()) {
                        return next;
                    }
                    if (view.isStateUnwritten()) {
                        return new Decision.Record();
                    }
                    if (end.outcome() == OperationState.STUCK) {
                        markStuck(now);
                    }
                    view.enter(end.outcome());
                }
                case Decision.Wait wait -> {
                    view.dueAt(wait.until());
                    return next;
                }
                case Decision.Record _ -> {
                    return next;
                }
            }
        }
    }

    private void announce(Decision.Act act, Instant now) {
        Step<I> step = saga.steps().get(act.index());
        view.dueAt(now);
        if (step.local() && act.attempt() == 1) {
            return;
        }
        StepRecord former = act.index() < view.steps().size() ? view.steps().get(act.index()) : null;
        view.put(StepRecords.started(step, act.index(), former, act.attempt(), now, config.owner()));
        view.enter(OperationState.RUNNING);
    }

    private void markStuck(Instant now) {
        StepRecord last = view.lastUnsettled();
        if (last != null) {
            Failure cause = last.failure() != null ? last.failure() : view.failure();
            view.put(StepRecords.undoFailed(last, cause, now));
        }
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
                act(act);
                yield true;
            }
            case Decision.Undo undo -> {
                undo(undo);
                yield true;
            }
            case Decision.Conclude conclude -> conclude(conclude);
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

    private void act(Decision.Act act) {
        Step<I> step = saga.steps().get(act.index());
        Instant begun = host.clock().instant();
        StepRecord started = act.index() < view.steps().size()
                ? view.steps().get(act.index())
                : StepRecords.started(step, act.index(), null, act.attempt(), begun, config.owner());
        RetryPolicy policy = step.settings().action();
        Instant end = earlier(view.deadline(), attemptEnd(policy, started.started(), begun));
        StepContext<I> context = context(step.name(), act.attempt(), end);
        StepCall.Outcome outcome =
                call.run(context, () -> values.keep(step, step.action().run(context)));
        hit(FailPoint.Moment.AFTER_ACTION, step.name());
        if (lost) {
            return;
        }
        Instant now = host.clock().instant();
        report(step.name(), false, begun, now, outcome.failure());
        Failure failure = outcome.failure();
        if (failure == null) {
            view.put(StepRecords.finished(started, outcome.outputJson(), now));
            return;
        }
        view.put(StepRecords.failed(started, failure, now));
        boolean again = outcome.retryable()
                && Planner.mayRetry(policy, view.id(), act.attempt(), started.started(), now, view.deadline());
        if (!again && view.cancelReason() == null) {
            view.unwind(failure);
            view.dueAt(now);
        }
    }

    private void undo(Decision.Undo undo) {
        Step<I> step = saga.steps().get(undo.index());
        RetryPolicy policy = step.settings().undo();
        Instant begun = host.clock().instant();
        StepContext<I> context = context(step.name(), undo.attempt(), begun.plus(policy.attemptTimeout()));
        StepCall.Outcome outcome = call.run(context, () -> {
            step.undo().run(context);
            return null;
        });
        hit(FailPoint.Moment.AFTER_UNDO, step.name());
        if (lost) {
            return;
        }
        Instant now = host.clock().instant();
        report(step.name(), true, begun, now, outcome.failure());
        StepRecord undoing = view.steps().get(undo.index());
        if (outcome.failure() == null) {
            view.put(StepRecords.undone(undoing, now));
            return;
        }
        StepRecord failed = StepRecords.undoFailed(undoing, outcome.failure(), now);
        view.put(failed);
        Instant first = failed.undoStarted() == null ? begun : failed.undoStarted();
        if (!Planner.mayRetry(policy, view.id(), undo.attempt(), first, now, Instant.MAX)) {
            view.enter(OperationState.STUCK);
        }
    }

    private boolean conclude(Decision.Conclude conclude) {
        Instant begun = host.clock().instant();
        if (begun.isBefore(nextConclusion)) {
            wakeAt(nextConclusion);
            return false;
        }
        conclusions++;
        firstConclusion = conclusions == 1 ? begun : firstConclusion;
        RetryPolicy policy = saga.whenUnwoundPolicy();
        StepContext<I> context = context("unwound", conclusions, begun.plus(policy.attemptTimeout()));
        StepCall.Outcome outcome = call.run(context, () -> {
            saga.whenUnwound().run(context);
            return null;
        });
        hit(FailPoint.Moment.AFTER_UNDO, "unwound");
        if (lost) {
            return false;
        }
        Instant now = host.clock().instant();
        report("unwound", true, begun, now, outcome.failure());
        if (outcome.failure() == null) {
            view.enter(conclude.outcome());
        } else if (Planner.mayRetry(policy, view.id(), conclusions, firstConclusion, now, Instant.MAX)) {
            nextConclusion = Planner.retryAt(policy, view.id(), conclusions, now);
        } else {
            view.enter(OperationState.STUCK);
        }
        return true;
    }

    private StepContext<I> context(String step, int attempt, Instant deadline) {
        boolean forward = view.state().isCancellable();
        return new StepContext<>(
                record,
                values,
                new FencingScope.Bound(fence.sagaId(), step, attempt, fence.token(), deadline, record.traceparent()),
                view.failure(),
                () -> lost
                        || (forward && view.cancelReason() != null)
                        || !host.clock().instant().isBefore(deadline));
    }

    private void report(String step, boolean undo, Instant begun, Instant now, @Nullable Failure failure) {
        host.listener().stepEnded(saga.type(), step, undo, Duration.between(begun, now), failure);
        if (failure != null) {
            log.atWarn()
                    .addKeyValue("operation", fence.sagaId())
                    .addKeyValue("step", step)
                    .addKeyValue("kind", failure.kind())
                    .addKeyValue("message", failure.message())
                    .addKeyValue("detail", failure.detail())
                    .log(undo ? "saga.undo-failed" : "saga.step-failed");
        }
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
            lost = true;
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

    /// A try that begins after the budget, since its saga lay without an owner, has its full time all the same.
    private static Instant attemptEnd(RetryPolicy policy, Instant first, Instant begun) {
        Instant budgetEnd = first.plus(policy.budget());
        Instant attemptEnd = begun.plus(policy.attemptTimeout());
        return begun.isBefore(budgetEnd) ? earlier(attemptEnd, budgetEnd) : attemptEnd;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
