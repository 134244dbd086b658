package cloud.yunhai.common.saga.journal;

import cloud.yunhai.common.model.operation.OperationEvent;
import cloud.yunhai.common.model.operation.OperationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What an operator's command does to a stuck saga; pure, shared by all stores.
///
/// As long as steps are left to undo the saga goes on unwinding, so that in the end its resource is told.
/// If it is stuck in just that telling, [StuckCommand#SKIP] and [StuckCommand#ADOPT] close it.
public final class StuckDecision {
    private StuckDecision() {}

    /// The write that carries the command out; it has no sequence, since it is not an owner's.
    ///
    /// @throws IllegalStateException if the saga is not stuck
    public static JournalWrite decide(SagaRecord saga, List<StepRecord> steps, StuckCommand command, Instant now) {
        boolean nothingToUndo = steps.stream().allMatch(step -> step.state().isSettled());
        boolean closes = nothingToUndo && command != StuckCommand.RETRY;
        OperationState next =
                OperationState.TABLE.after(saga.state(), closes ? OperationEvent.CLOSE : OperationEvent.RESUME);
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
        return new JournalWrite(0, next, changed, saga.failure(), saga.progressPercent(), saga.progressText(), now);
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
