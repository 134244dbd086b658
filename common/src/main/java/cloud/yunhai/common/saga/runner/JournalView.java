package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.JournalWrite;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.common.saga.journal.StepRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The journal of one saga as its owner knows it, with the changes that are not written yet.
/// Not for several threads at once, but for [#cancelReason()].
final class JournalView {
    private final SagaRecord claimed;
    private final List<StepRecord> steps = new ArrayList<>();
    private final TreeSet<Integer> changed = new TreeSet<>();
    private OperationState state;
    private OperationState writtenState;
    private @Nullable Failure failure;
    private Instant due;
    private volatile @Nullable String cancelReason;
    private long sequence;
    private @Nullable JournalWrite unanswered;

    JournalView(ClaimedSaga claim) {
        this.claimed = claim.saga();
        this.steps.addAll(claim.steps());
        this.state = claimed.state();
        this.writtenState = state;
        this.failure = claimed.failure();
        this.due = claimed.due();
        this.cancelReason = claimed.cancelReason();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).index() != i) {
                throw new IllegalArgumentException("saga " + claimed.id() + ": step " + i + " is missing");
            }
        }
    }

    String id() {
        return claimed.id();
    }

    OperationState state() {
        return state;
    }

    Instant deadline() {
        return claimed.deadline();
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    @Nullable
    String cancelReason() {
        return cancelReason;
    }

    List<StepRecord> steps() {
        return Collections.unmodifiableList(steps);
    }

    /// The last step of which something may be left.
    @Nullable
    StepRecord lastUnsettled() {
        for (StepRecord step : steps.reversed()) {
            if (!step.state().isSettled()) {
                return step;
            }
        }
        return null;
    }

    void cancel(String reason) {
        cancelReason = reason;
    }

    /// The saga is in another state, or stays in it.
    void enter(OperationState next) {
        state = next;
    }

    void unwind(Failure cause) {
        state = OperationState.UNWINDING;
        failure = cause;
    }

    /// Replaces a step.
    void put(StepRecord step) {
        if (step.index() == steps.size()) {
            steps.add(step);
        } else {
            steps.set(step.index(), step);
        }
        changed.add(step.index());
    }

    /// Not to be gone on with before this moment.
    void dueAt(Instant moment) {
        due = moment;
    }

    boolean isStateUnwritten() {
        return state != writtenState;
    }

    boolean isUnwritten() {
        return unanswered != null || isStateUnwritten() || !changed.isEmpty();
    }

    /// The name of the last step the next write changes, or empty.
    String lastChanged() {
        return changed.isEmpty() ? "" : steps.get(changed.last()).name();
    }

    /// What is to be written: the unanswered write as it was, or else all changes.
    JournalWrite nextWrite(int progressPercent, @Nullable String progressText) {
        if (unanswered == null) {
            List<StepRecord> records = changed.stream().map(steps::get).toList();
            unanswered = new JournalWrite(++sequence, state, records, failure, progressPercent, progressText, due);
            changed.clear();
            writtenState = state;
        }
        return unanswered;
    }

    /// The write was answered.
    void answered() {
        unanswered = null;
    }
}
