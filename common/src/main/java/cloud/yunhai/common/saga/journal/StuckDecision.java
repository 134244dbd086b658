package cloud.yunhai.common.saga.journal;

import cloud.yunhai.common.model.operation.OperationEvent;
import cloud.yunhai.common.model.operation.OperationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What an operator's command does to a stuck saga; pure, shared by all stores.
public final class StuckDecision {
    private StuckDecision() {}

    /// The write that carries the command out.
    ///
    /// @throws IllegalStateException if the saga is not stuck
    public static JournalWrite decide(SagaRecord saga, List<StepRecord> steps, StuckCommand command, Instant now) {
        OperationEvent event = switch (command) {
            case RETRY -> OperationEvent.RETRY;
            case SKIP -> OperationEvent.SKIP;
            case ADOPT -> OperationEvent.ADOPT;
        };
        OperationState next = OperationState.TABLE.after(saga.state(), event);
        List<StepRecord> changed = new ArrayList<>();
        for (StepRecord step : steps) {
            switch (command) {
                case RETRY -> {
                    if (step.state() == StepState.UNDO_FAILED) {
                        changed.add(withFreshUndoBudget(step));
                    }
                }
                case SKIP -> {
                    if (step.state() == StepState.UNDO_FAILED) {
                        changed.add(withState(step, StepState.SKIPPED));
                    }
                }
                case ADOPT -> {
                    if (!step.state().isSettled()) {
                        changed.add(withState(step, StepState.ADOPTED));
                    }
                }
            }
        }
        return new JournalWrite(next, changed, saga.failure(), saga.progressPercent(), saga.progressText(), now);
    }

    private static StepRecord withFreshUndoBudget(StepRecord step) {
        return new StepRecord(
                step.index(),
                step.name(),
                step.service(),
                step.state(),
                step.attempt(),
                0,
                step.outputJson(),
                step.failure(),
                step.started(),
                step.ended(),
                null,
                null,
                step.owner());
    }

    private static StepRecord withState(StepRecord step, StepState state) {
        return new StepRecord(
                step.index(),
                step.name(),
                step.service(),
                state,
                step.attempt(),
                step.undoAttempt(),
                step.outputJson(),
                step.failure(),
                step.started(),
                step.ended(),
                step.undoStarted(),
                step.undoEnded(),
                step.owner());
    }
}
