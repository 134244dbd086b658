package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.saga.Step;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.StepRecord;
import cloud.yunhai.common.saga.journal.StepState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a step's record follows from the one before; pure.
final class StepRecords {
    private StepRecords() {}

    static StepRecord started(
            Step<?> step, int index, @Nullable StepRecord former, int attempt, Instant now, String owner) {
        return new StepRecord(
                index,
                step.name(),
                step.settings().service(),
                StepState.STARTED,
                attempt,
                0,
                null,
                former == null ? null : former.failure(),
                former == null ? now : former.started(),
                null,
                null,
                null,
                owner);
    }

    static StepRecord finished(StepRecord started, @Nullable String outputJson, Instant now) {
        return ended(started, StepState.FINISHED, outputJson, null, now);
    }

    static StepRecord failed(StepRecord started, Failure failure, Instant now) {
        return ended(started, StepState.FAILED, null, failure, now);
    }

    static StepRecord undoing(StepRecord former, int undoAttempt, Instant now, String owner) {
        Instant first = former.undoStarted() == null ? now : former.undoStarted();
        return undo(former, StepState.UNDOING, undoAttempt, former.failure(), first, null, owner);
    }

    static StepRecord undone(StepRecord former, Instant now) {
        Instant first = former.undoStarted() == null ? now : former.undoStarted();
        return undo(former, StepState.UNDONE, former.undoAttempt(), former.failure(), first, now, former.owner());
    }

    static StepRecord undoFailed(StepRecord former, @Nullable Failure failure, Instant now) {
        Instant first = former.undoStarted() == null ? now : former.undoStarted();
        return undo(former, StepState.UNDO_FAILED, former.undoAttempt(), failure, first, now, former.owner());
    }

    private static StepRecord ended(
            StepRecord started, StepState state, @Nullable String outputJson, @Nullable Failure failure, Instant now) {
        return new StepRecord(
                started.index(),
                started.name(),
                started.service(),
                state,
                started.attempt(),
                0,
                outputJson,
                failure,
                started.started(),
                now,
                null,
                null,
                started.owner());
    }

    private static StepRecord undo(
            StepRecord former,
            StepState state,
            int undoAttempt,
            @Nullable Failure failure,
            Instant undoStarted,
            @Nullable Instant undoEnded,
            String owner) {
        return new StepRecord(
                former.index(),
                former.name(),
                former.service(),
                state,
                former.attempt(),
                undoAttempt,
                former.outputJson(),
                failure,
                former.started(),
                former.ended(),
                undoStarted,
                undoEnded,
                owner);
    }
}
