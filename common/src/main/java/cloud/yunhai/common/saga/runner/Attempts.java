package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.RetryPolicy;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.Step;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.Fence;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.common.saga.journal.StepRecord;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries actions and undos, and puts into the view how they ended.
final class Attempts<I> {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    private final Saga<I> saga;
    private final SagaRecord record;
    private final Fence fence;
    private final JournalView view;
    private final SagaValues<I> values;
    private final StepCall<I> call;
    private final String owner;
    private final SagaHost host;
    private int conclusions;
    private Instant firstConclusion = Instant.MIN;
    private Instant nextConclusion = Instant.MIN;

    Attempts(Saga<I> saga, SagaRecord record, JournalView view, StepCall<I> call, String owner, SagaHost host) {
        this.saga = saga;
        this.record = record;
        this.fence = record.fence();
        this.view = view;
        this.values = new SagaValues<>(saga, record.inputJson(), view);
        this.call = call;
        this.owner = owner;
        this.host = host;
    }

    /// Runs an action.
    void act(Decision.Act act) {
        Step<I> step = saga.steps().get(act.index());
        Instant begun = host.clock().instant();
        StepRecord started = act.index() < view.steps().size()
                ? view.steps().get(act.index())
                : StepRecords.started(step, act.index(), null, act.attempt(), begun, owner);
        RetryPolicy policy = step.settings().action();
        Instant end = earlier(view.deadline(), attemptEnd(policy, started.started(), begun));
        StepContext<I> context = context(step.name(), act.attempt(), end);
        StepCall.Outcome outcome =
                call.run(context, () -> values.keep(step, step.action().run(context)));
        hit(FailPoint.Moment.AFTER_ACTION, step.name());
        if (call.isStopped()) {
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

    /// Runs an undo.
    void undo(Decision.Undo undo) {
        Step<I> step = saga.steps().get(undo.index());
        RetryPolicy policy = step.settings().undo();
        Instant begun = host.clock().instant();
        StepContext<I> context = context(step.name(), undo.attempt(), begun.plus(policy.attemptTimeout()));
        StepCall.Outcome outcome = call.run(context, () -> {
            step.undo().run(context);
            return null;
        });
        hit(FailPoint.Moment.AFTER_UNDO, step.name());
        if (call.isStopped()) {
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

    /// Runs what is to run when everything is undone.
    ///
    /// @return when to come back, if it is too early
    @Nullable
    Instant conclude(Decision.Conclude conclude) {
        Instant begun = host.clock().instant();
        if (begun.isBefore(nextConclusion)) {
            return nextConclusion;
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
        if (call.isStopped()) {
            return null;
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
        return null;
    }

    private StepContext<I> context(String step, int attempt, Instant deadline) {
        boolean forward = view.state().isCancellable();
        return new StepContext<>(
                record,
                values,
                new FencingScope.Bound(fence.sagaId(), step, attempt, fence.token(), deadline, record.traceparent()),
                view.failure(),
                () -> call.isStopped()
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
