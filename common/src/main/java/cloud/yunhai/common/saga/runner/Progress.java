package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.Step;
import cloud.yunhai.common.saga.journal.StepRecord;
import cloud.yunhai.common.saga.journal.StepState;
import org.jspecify.annotations.Nullable;

/// How much of a saga is done, by the weights of its steps. It stands still while the saga unwinds.
final class Progress {
    private final Saga<?> saga;
    private final int total;
    private volatile Share share;

    private record Share(int done, int current) {}

    Progress(Saga<?> saga, int percentBefore) {
        this.saga = saga;
        this.total = Math.max(
                1,
                saga.steps().stream().mapToInt(step -> step.settings().weight()).sum());
        this.share = new Share(percentBefore * total / 100, 0);
    }

    /// As of the journal.
    int of(JournalView view) {
        if (view.state() == OperationState.SUCCEEDED) {
            return 100;
        }
        if (view.state() == OperationState.RUNNING) {
            int done = 0;
            int current = 0;
            for (StepRecord record : view.steps()) {
                Step<?> step = saga.steps().get(record.index());
                if (record.state() == StepState.FINISHED) {
                    done += step.settings().weight();
                } else {
                    current = step.settings().weight();
                }
            }
            share = new Share(done, current);
        }
        return percent(null);
    }

    /// With what the running step told.
    int percent(@Nullable StepContext<?> running) {
        Share now = share;
        int ofStep = running == null || running.failure() != null ? 0 : running.percent();
        return Math.min(99, (now.done() * 100 + now.current() * ofStep) / total);
    }
}
