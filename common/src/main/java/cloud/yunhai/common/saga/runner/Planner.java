package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.RetryPolicy;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.Step;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.StepRecord;
import cloud.yunhai.common.saga.journal.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides from the journal alone what is to be done next; pure.
///
/// Going on after a restart is therefore the same as just going on: what the journal does not say was not done,
/// except for the one step that it calls started, which may have been and is tried again.
final class Planner {
    private Planner() {}

    static Decision next(Saga<?> saga, JournalView view, Instant now) {
        return switch (view.state()) {
            case PENDING, RUNNING -> forward(saga, view, now);
            case UNWINDING -> backward(saga, view, now);
            case SUCCEEDED, FAILED, CANCELLED, STUCK -> new Decision.End(view.state());
        };
    }

    private static Decision forward(Saga<?> saga, JournalView view, Instant now) {
        StepRecord last = view.steps().isEmpty() ? null : view.steps().getLast();
        if (last != null && last.index() == saga.steps().size() - 1 && last.state() == StepState.FINISHED) {
            return new Decision.End(OperationState.SUCCEEDED);
        }
        String stranger = stranger(saga, view.steps());
        if (stranger != null) {
            return new Decision.Unwind(new Failure(
                    Failure.INTERNAL, "internal error", stranger + " is not a step of " + saga.type(), stranger));
        }
        if (view.cancelReason() != null) {
            return new Decision.Unwind(Failure.cancelled(view.cancelReason()));
        }
        if (!now.isBefore(view.deadline())) {
            return new Decision.Unwind(tooLate(view, last));
        }
        return last == null ? new Decision.Act(0, 1) : after(saga.steps().get(last.index()), last, view, now);
    }

    private static Decision after(Step<?> step, StepRecord last, JournalView view, Instant now) {
        return switch (last.state()) {
            case FINISHED -> new Decision.Act(last.index() + 1, 1);
            case STARTED ->
                last.attempt() < step.settings().action().maxAttempts()
                        ? new Decision.Act(last.index(), last.attempt() + 1)
                        : new Decision.Unwind(cutShort(last));
            case FAILED -> {
                Instant retryAt = retryAt(step.settings().action(), view.id(), last.attempt(), last.ended());
                yield now.isBefore(retryAt)
                        ? new Decision.Wait(earlier(retryAt, view.deadline()))
                        : new Decision.Act(last.index(), last.attempt() + 1);
            }
            case UNDOING, UNDO_FAILED, UNDONE, SKIPPED, ADOPTED ->
                throw new IllegalStateException("saga " + view.id() + " goes forward, but step " + last.name() + " is "
                        + last.state() + " (expected: STARTED, FINISHED or FAILED)");
        };
    }

    private static Decision backward(Saga<?> saga, JournalView view, Instant now) {
        StepRecord step = view.lastUnsettled();
        if (step == null) {
            Failure failure = view.failure();
            return new Decision.Conclude(
                    failure != null && failure.isCancellation() ? OperationState.CANCELLED : OperationState.FAILED);
        }
        if (stranger(saga, view.steps()) != null) {
            return new Decision.End(OperationState.STUCK);
        }
        RetryPolicy policy = saga.steps().get(step.index()).settings().undo();
        return switch (step.state()) {
            case STARTED, FINISHED, FAILED -> new Decision.Undo(step.index(), 1);
            case UNDOING ->
                step.undoAttempt() < policy.maxAttempts()
                        ? new Decision.Undo(step.index(), step.undoAttempt() + 1)
                        : new Decision.End(OperationState.STUCK);
            case UNDO_FAILED -> {
                Instant retryAt = retryAt(policy, view.id(), step.undoAttempt(), step.undoEnded());
                yield now.isBefore(retryAt)
                        ? new Decision.Wait(retryAt)
                        : new Decision.Undo(step.index(), step.undoAttempt() + 1);
            }
            case UNDONE, SKIPPED, ADOPTED -> throw new IllegalStateException(step.name() + " is settled");
        };
    }

    /// Whether a failed try may be followed by another, within the step's budget and before this end.
    static boolean mayRetry(
            RetryPolicy policy, String sagaId, int attempt, Instant first, Instant failed, Instant end) {
        Instant retryAt = retryAt(policy, sagaId, attempt, failed);
        return attempt < policy.maxAttempts() && retryAt.isBefore(first.plus(policy.budget())) && retryAt.isBefore(end);
    }

    /// When the next try is due. Half of the delay is spread by the saga's id, so that sagas which
    /// failed together do not come back together.
    static Instant retryAt(RetryPolicy policy, String sagaId, int attempt, @Nullable Instant failed) {
        if (failed == null || attempt == 0) {
            return Instant.MIN;
        }
        Duration delay = policy.delayAfter(attempt);
        int spread = Math.floorMod(31 * sagaId.hashCode() + attempt, 1024);
        return failed.plus(delay.dividedBy(2)).plus(delay.multipliedBy(spread).dividedBy(2048));
    }

    /// The name of a recorded step that the definition does not have at its place.
    private static @Nullable String stranger(Saga<?> saga, List<StepRecord> steps) {
        for (StepRecord step : steps) {
            if (step.index() >= saga.steps().size()
                    || !saga.steps().get(step.index()).name().equals(step.name())) {
                return step.name();
            }
        }
        return null;
    }

    private static Failure tooLate(JournalView view, @Nullable StepRecord last) {
        Failure before = last == null ? null : last.failure();
        String message = "not done by " + view.deadline();
        return new Failure(
                Failure.DEADLINE,
                before == null ? message : message + ": " + before.message(),
                before == null ? null : before.detail(),
                last == null ? null : last.name());
    }

    private static Failure cutShort(StepRecord last) {
        return new Failure(
                Failure.INTERNAL,
                "internal error",
                last.attempt() + " tries of " + last.name() + " were cut short by the end of their process",
                last.name());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
