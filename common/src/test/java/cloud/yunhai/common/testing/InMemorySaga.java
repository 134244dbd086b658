package cloud.yunhai.common.testing;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.Fence;
import cloud.yunhai.common.saga.journal.JournalWrite;
import cloud.yunhai.common.saga.journal.NewSaga;
import cloud.yunhai.common.saga.journal.Renewal;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.common.saga.journal.StepRecord;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rows of one saga in [InMemorySagaStore], which locks.
final class InMemorySaga {
    private final NewSaga submitted;
    private final Instant created;
    private final TreeMap<Integer, StepRecord> steps = new TreeMap<>();
    private OperationState state = OperationState.TABLE.initial();
    private Instant due;
    private long queueNumber;
    private long token;
    private long sequence;
    private @Nullable String owner;
    private @Nullable Instant leaseUntil;
    private @Nullable String cancelReason;
    private @Nullable Failure failure;
    private int progressPercent;
    private @Nullable String progressText;
    private @Nullable String secret;

    InMemorySaga(NewSaga submitted, Instant now, long queueNumber) {
        this.submitted = submitted;
        this.secret = submitted.secret();
        this.created = now;
        this.due = now;
        this.queueNumber = queueNumber;
    }

    SagaRecord record() {
        return new SagaRecord(
                submitted.id(),
                submitted.type(),
                state,
                submitted.resourceKey(),
                submitted.tenantKey(),
                submitted.inputJson(),
                submitted.stepCount(),
                created,
                submitted.deadline(),
                due,
                queueNumber,
                token,
                owner,
                leaseUntil,
                cancelReason,
                failure,
                progressPercent,
                progressText,
                submitted.traceparent(),
                null);
    }

    /// As its owner sees it.
    ClaimedSaga owned() {
        return new ClaimedSaga(record().withSecret(secret), List.copyOf(steps.values()));
    }

    ClaimedSaga view() {
        return new ClaimedSaga(record(), List.copyOf(steps.values()));
    }

    boolean isHeldBy(Fence fence) {
        return owner != null && token == fence.token();
    }

    boolean isLeased(Instant now) {
        return leaseUntil != null && leaseUntil.isAfter(now);
    }

    boolean isClaimable(Instant now) {
        return state.isLive() && !due.isAfter(now) && !isLeased(now);
    }

    boolean isNew(JournalWrite write) {
        return write.sequence() > sequence;
    }

    boolean cancel(String reason, Instant now) {
        if (!state.isCancellable()) {
            return false;
        }
        if (cancelReason == null) {
            cancelReason = reason;
        }
        if (due.isAfter(now)) {
            due = now;
        }
        return true;
    }

    void claim(Claim claim, long newToken, Instant now) {
        owner = claim.owner();
        leaseUntil = now.plus(claim.lease());
        token = newToken;
        sequence = 0;
    }

    void renew(Instant until, Renewal renewal) {
        leaseUntil = until;
        progressPercent = renewal.progressPercent();
        progressText = renewal.progressText();
    }

    void disown() {
        owner = null;
        leaseUntil = null;
    }

    void requeue(long newToken, long newQueueNumber) {
        token = newToken;
        queueNumber = newQueueNumber;
    }

    void apply(JournalWrite write) {
        refuseIllegal(write);
        write.steps().forEach(step -> steps.put(step.index(), step));
        state = write.state();
        due = write.due();
        failure = write.failure() == null ? failure : write.failure();
        progressPercent = write.progressPercent();
        progressText = write.progressText();
        sequence = write.sequence();
        secret = state.isDone() ? null : secret;
        if (!state.isLive()) {
            disown();
        }
    }

    private void refuseIllegal(JournalWrite write) {
        if (state != write.state() && !OperationState.TABLE.connects(state, write.state())) {
            throw new IllegalStateException("saga " + submitted.id() + ": " + state + " to " + write.state());
        }
        for (StepRecord step : write.steps()) {
            StepRecord former = steps.get(step.index());
            if (former != null && !former.state().canBecome(step.state())) {
                throw new IllegalStateException("saga " + submitted.id() + ", step " + step.name() + ": "
                        + former.state() + " to " + step.state());
            }
        }
    }
}
