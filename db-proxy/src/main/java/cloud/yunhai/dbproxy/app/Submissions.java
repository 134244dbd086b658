package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.NewSaga;
import cloud.yunhai.common.saga.journal.Submission;
import cloud.yunhai.dbproxy.app.store.Work;
import cloud.yunhai.dbproxy.core.StoredSaga;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Records sagas, inside the transaction that changes their resource.
final class Submissions {
    private final Signals signals;

    Submissions(Signals signals) {
        this.signals = signals;
    }

    /// What a submission led to.
    ///
    /// @param stored the saga as recorded
    /// @param repeated whether it was there before
    record Outcome(StoredSaga stored, boolean claimed, boolean repeated) {
        Submission submission() {
            return new Submission(stored.saga(), claimed);
        }
    }

    /// The saga of that id, if it was submitted before just so.
    private Optional<Outcome> repeated(Work work, NewSaga saga, String requestHash) {
        return work.journal().find(saga.id()).map(known -> {
            boolean same = known.saga().type().equals(saga.type())
                    && known.saga().inputJson().equals(saga.inputJson())
                    && known.requestHash().equals(requestHash);
            if (!same) {
                throw new CloudException(
                        ErrorCode.REPEATED_DIFFERENTLY,
                        "operation " + saga.id() + " was submitted before with other arguments");
            }
            return new Outcome(known, false, true);
        });
    }

    /// Answers a repeat; else locks the queue of the resource, first of all that a submission locks, and goes on
    /// with the live sagas in it.
    Outcome once(Work work, NewSaga saga, String requestHash, Function<List<StoredSaga>, Outcome> submission) {
        Optional<Outcome> earlier = repeated(work, saga, requestHash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        List<StoredSaga> live = lockQueue(work, saga.resourceKey());
        // The first of two that came together was committed while this one waited for the queue.
        return repeated(work, saga, requestHash).orElseGet(() -> submission.apply(live));
    }

    /// Locks the queue of the resource.
    List<StoredSaga> lockQueue(Work work, String resourceKey) {
        work.journal().lockQueue(resourceKey);
        return work.journal().lockLive(resourceKey);
    }

    Outcome submit(Work work, NewOperation operation, String requestHash, List<StoredSaga> live) {
        return submit(
                work,
                operation.saga(),
                operation.kind(),
                operation.actor(),
                operation.steps(),
                operation.claim(),
                requestHash,
                live);
    }

    /// Records a saga behind those that are live.
    Outcome submit(
            Work work,
            NewSaga saga,
            @Nullable OperationKind kind,
            @Nullable Actor actor,
            List<StoredSaga.PlannedStep> plan,
            @Nullable Claim claim,
            String requestHash,
            List<StoredSaga> live) {
        if (saga.superseding()) {
            live.forEach(earlier -> cancel(work, earlier, "superseded by " + saga.id()));
        }
        long number = work.journal().ticket();
        StoredSaga stored = StoredSaga.submitted(saga, kind, actor, plan, requestHash, number, work.now());
        boolean claimed = claim != null && live.isEmpty();
        if (claim != null && claimed) {
            stored = stored.claimedBy(claim, number, work.now());
        }
        work.journal().insert(stored);
        return new Outcome(claimed ? stored : stored.withSecret(null), claimed, false);
    }

    /// Has a locked saga cancelled; answers it as it is then.
    StoredSaga cancel(Work work, StoredSaga saga, String reason) {
        StoredSaga cancelled = saga.cancelled(reason, work.now());
        if (cancelled == saga || cancelled.equals(saga)) {
            return saga;
        }
        StoredSaga written = work.journal().update(cancelled);
        work.afterCommit(() -> signals.raise(saga.saga().id()));
        return written;
    }
}
