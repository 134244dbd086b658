package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.Fence;
import cloud.yunhai.common.saga.journal.JournalWrite;
import cloud.yunhai.common.saga.journal.NewSaga;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.common.saga.journal.StepRecord;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A saga as it is kept, with what makes it an operation; every change gives a new value.
///
/// @param saga the engine's part
/// @param steps the steps begun, by index
/// @param writeSequence the last write taken under the newest token
/// @param kind what the operation does; null for a saga that no tenant sees
/// @param actor who asked
/// @param plan the steps shown from the start
/// @param requestHash tells a repeated submission from a different one
/// @param startedAt when the first step was begun
/// @param endedAt when it was over
/// @param version grows with every change
public record StoredSaga(
        SagaRecord saga,
        List<StepRecord> steps,
        long writeSequence,
        @Nullable OperationKind kind,
        @Nullable Actor actor,
        List<PlannedStep> plan,
        String requestHash,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long version) {
    /// Copies the lists.
    public StoredSaga {
        steps = List.copyOf(steps);
        plan = List.copyOf(plan);
    }

    /// A step as it is shown before it is begun.
    public record PlannedStep(String name, String moduleName) {}

    /// A new one, pending and free.
    public static StoredSaga submitted(
            NewSaga saga,
            @Nullable OperationKind kind,
            @Nullable Actor actor,
            List<PlannedStep> plan,
            String requestHash,
            long queueNumber,
            Instant now) {
        SagaRecord record = new SagaRecord(
                saga.id(),
                saga.type(),
                OperationState.TABLE.initial(),
                saga.resourceKey(),
                saga.tenantKey(),
                saga.inputJson(),
                saga.stepCount(),
                now,
                saga.deadline(),
                now,
                queueNumber,
                0,
                null,
                null,
                null,
                null,
                0,
                null,
                saga.traceparent(),
                saga.secret());
        return new StoredSaga(record, List.of(), 0, kind, actor, plan, requestHash, null, null, 1);
    }

    /// The same, with what only its steps may know.
    public StoredSaga withSecret(@Nullable String secret) {
        return with(saga.withSecret(secret));
    }

    /// The form in which it travels.
    public ClaimedSaga claimed() {
        return new ClaimedSaga(saga, steps);
    }

    /// Whether this right is the one to act by.
    public boolean isHeldBy(Fence fence) {
        return saga.owner() != null && saga.fencingToken() == fence.token();
    }

    /// Whether somebody's lease still runs.
    public boolean isLeased(Instant now) {
        Instant until = saga.leaseUntil();
        return until != null && until.isAfter(now);
    }

    /// Owned by the claimer under a new token.
    public StoredSaga claimedBy(Claim claim, long token, Instant now) {
        return with(new SagaEdit(saga)
                        .owner(claim.owner(), now.plus(claim.lease()))
                        .fencingToken(token)
                        .build())
                .sequence(0);
    }

    /// Owned by no one.
    public StoredSaga released() {
        return with(new SagaEdit(saga).owner(null, null).build());
    }

    /// To be cancelled; the same if that is too late or known already.
    public StoredSaga cancelled(String reason, Instant now) {
        if (!saga.state().isCancellable()) {
            return this;
        }
        SagaEdit edit = new SagaEdit(saga);
        if (saga.cancelReason() == null) {
            edit.cancelReason(reason);
        }
        if (saga.due().isAfter(now)) {
            edit.due(now);
        }
        return with(edit.build());
    }

    /// Back in the queue with a fresh number, which is its token too.
    public StoredSaga requeued(long number) {
        return with(new SagaEdit(saga).fencingToken(number).queueNumber(number).build());
    }

    /// After a write; refused if a transition is not in the tables.
    public StoredSaga after(JournalWrite write, Instant now) {
        refuseIllegal(write);
        TreeMap<Integer, StepRecord> changed = new TreeMap<>();
        steps.forEach(step -> changed.put(step.index(), step));
        write.steps().forEach(step -> changed.put(step.index(), step));
        SagaEdit edit = new SagaEdit(saga)
                .state(write.state())
                .due(write.due())
                .progress(write.progressPercent(), write.progressText());
        if (write.failure() != null) {
            edit.failure(write.failure());
        }
        if (!write.state().isLive()) {
            edit.owner(null, null);
        }
        boolean begun = write.state() != OperationState.PENDING;
        return new StoredSaga(
                edit.build(),
                List.copyOf(changed.values()),
                write.sequence(),
                kind,
                actor,
                plan,
                requestHash,
                startedAt == null && begun ? now : startedAt,
                write.state().isDone() ? now : null,
                version);
    }

    private void refuseIllegal(JournalWrite write) {
        if (saga.state() != write.state() && !OperationState.TABLE.connects(saga.state(), write.state())) {
            throw new IllegalStateException("saga " + saga.id() + ": " + saga.state() + " to " + write.state());
        }
        for (StepRecord step : write.steps()) {
            for (StepRecord former : steps) {
                if (former.index() == step.index() && !former.state().canBecome(step.state())) {
                    throw new IllegalStateException("saga " + saga.id() + ", step " + step.name() + ": "
                            + former.state() + " to " + step.state());
                }
            }
        }
    }

    /// The same with another engine's part.
    public StoredSaga with(SagaRecord changed) {
        return new StoredSaga(
                changed, steps, writeSequence, kind, actor, plan, requestHash, startedAt, endedAt, version);
    }

    /// The same one version on.
    public StoredSaga version(long next) {
        return new StoredSaga(saga, steps, writeSequence, kind, actor, plan, requestHash, startedAt, endedAt, next);
    }

    private StoredSaga sequence(long last) {
        return new StoredSaga(saga, steps, last, kind, actor, plan, requestHash, startedAt, endedAt, version);
    }
}
