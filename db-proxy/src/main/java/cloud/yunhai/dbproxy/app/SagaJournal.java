package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.ClaimRequest;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.Fence;
import cloud.yunhai.common.saga.journal.FencedOutException;
import cloud.yunhai.common.saga.journal.JournalWrite;
import cloud.yunhai.common.saga.journal.NewSaga;
import cloud.yunhai.common.saga.journal.RenewReply;
import cloud.yunhai.common.saga.journal.Renewal;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.common.saga.journal.SagaStore;
import cloud.yunhai.common.saga.journal.StuckCommand;
import cloud.yunhai.common.saga.journal.StuckDecision;
import cloud.yunhai.common.saga.journal.Submission;
import cloud.yunhai.common.saga.journal.WriteReply;
import cloud.yunhai.dbproxy.app.store.EventLog;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import cloud.yunhai.dbproxy.core.ClaimOrder;
import cloud.yunhai.dbproxy.core.StoredSaga;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The journal of sagas in the database.
public final class SagaJournal implements SagaStore {
    private final Transactions transactions;
    private final Submissions submissions;
    private final BusyResources resources;
    private final Signals signals;

    /// On these transactions.
    public SagaJournal(Transactions transactions, Signals signals) {
        this.transactions = transactions;
        this.signals = signals;
        this.submissions = new Submissions(signals);
        this.resources = new BusyResources();
    }

    @Override
    public Submission submit(NewSaga saga, @Nullable Claim claim) {
        return transactions.writeUnfenced(work -> submissions
                .once(work, saga, "", live -> submissions.submit(work, saga, null, null, List.of(), claim, "", live))
                .submission());
    }

    @Override
    public List<ClaimedSaga> claim(ClaimRequest request) {
        List<String> chosen = transactions.read(work -> choose(work, request));
        List<ClaimedSaga> claimed = new ArrayList<>();
        for (String id : chosen) {
            transactions
                    .<Optional<ClaimedSaga>>writeUnfenced(work -> claim(work, id, request.claim()))
                    .ifPresent(claimed::add);
        }
        return claimed;
    }

    private static List<String> choose(Work work, ClaimRequest request) {
        List<cloud.yunhai.common.saga.journal.SagaType> types = request.room().stream()
                .filter(room -> room.limit() > 0)
                .map(ClaimRequest.Room::type)
                .toList();
        if (types.isEmpty() || request.limit() < 1) {
            return List.of();
        }
        var candidates = work.journal().claimable(work.now(), types, request.limit());
        return candidates.isEmpty()
                ? List.of()
                : ClaimOrder.choose(candidates, work.journal().leasedByTenant(work.now()), request);
    }

    /// One transaction per saga: a claim waits for no other.
    private static Optional<ClaimedSaga> claim(Work work, String id, Claim claim) {
        StoredSaga saga = work.journal().lock(id).orElseThrow();
        boolean stillFree = saga.saga().state().isLive()
                && !saga.isLeased(work.now())
                && !saga.saga().due().isAfter(work.now());
        if (!stillFree) {
            return Optional.empty();
        }
        StoredSaga claimed = saga.claimedBy(claim, work.journal().ticket(), work.now());
        return Optional.of(work.journal()
                .update(claimed)
                .withSecret(work.journal().secret(id))
                .claimed());
    }

    @Override
    public RenewReply renew(String owner, Duration lease, List<Renewal> renewals) {
        List<Renewal> ordered = renewals.stream()
                .sorted(Comparator.comparing(renewal -> renewal.fence().sagaId()))
                .toList();
        return transactions.writeUnfenced(work -> {
            List<String> lost = new ArrayList<>();
            List<String> held = new ArrayList<>();
            for (Renewal renewal : ordered) {
                boolean renewed = work.journal().renew(owner, work.now().plus(lease), renewal);
                (renewed ? held : lost).add(renewal.fence().sagaId());
            }
            Map<String, String> reasons = work.journal().cancelReasons(held);
            work.afterCommit(() -> held.forEach(signals::raise));
            return new RenewReply(
                    lost,
                    held.stream()
                            .filter(reasons::containsKey)
                            .map(id -> new RenewReply.Cancelled(id, reasons.getOrDefault(id, "")))
                            .toList());
        });
    }

    @Override
    public WriteReply write(Fence fence, JournalWrite write) {
        return transactions.writeUnfenced(work -> {
            StoredSaga saga = locked(work, fence.sagaId());
            if (saga.saga().fencingToken() != fence.token()) {
                throw new FencedOutException(fence);
            }
            StoredSaga written = saga;
            if (write.sequence() > saga.writeSequence()) {
                if (!saga.isHeldBy(fence)) {
                    throw new FencedOutException(fence);
                }
                written = work.journal().update(saga.after(write, work.now()));
                ended(work, saga, written, work.self());
                work.afterCommit(() -> signals.raise(fence.sagaId()));
            }
            boolean live = written.saga().state().isLive();
            return new WriteReply(
                    written.saga().cancelReason(),
                    !live && !work.journal().live(written.saga().resourceKey()).isEmpty());
        });
    }

    /// A saga that is not live keeps its resource busy no longer, and its operation's end is recorded.
    private void ended(Work work, StoredSaga before, StoredSaga after, Actor actor) {
        if (after.saga().state() == before.saga().state()) {
            return;
        }
        if (!after.saga().state().isLive()) {
            resources.free(work, after);
        }
        if (after.saga().state().isDone()) {
            work.journal().forgetSecret(after.saga().id());
        }
        // That the first step was begun is not worth an event: the submission has one.
        boolean begun = after.saga().state() == cloud.yunhai.common.model.operation.OperationState.RUNNING;
        if (after.kind() != null && !begun) {
            work.events()
                    .record(new EventLog.Change(
                            actor,
                            "change-operation",
                            after.saga().id(),
                            tenant(after),
                            after.saga().id(),
                            OperationState.of(before),
                            OperationState.of(after)));
        }
    }

    /// What an event says of an operation: enough to follow it, none of its steps.
    record OperationState(
            String id,
            @Nullable String kind,
            String resourceId,
            String state,
            @Nullable String errorCode,
            @Nullable String error) {
        static OperationState of(StoredSaga stored) {
            var failure = stored.saga().failure();
            return new OperationState(
                    stored.saga().id(),
                    stored.kind() == null ? null : stored.kind().name(),
                    stored.saga().resourceKey(),
                    stored.saga().state().name(),
                    failure == null ? null : failure.kind(),
                    failure == null ? null : failure.message());
        }
    }

    static @Nullable TenantId tenant(StoredSaga stored) {
        String key = stored.saga().tenantKey();
        return stored.kind() == null || key.isEmpty() ? null : TenantId.parse(key);
    }

    @Override
    public void release(Fence fence) {
        transactions.writeUnfenced(work -> {
            StoredSaga saga = locked(work, fence.sagaId());
            if (saga.isHeldBy(fence)) {
                work.journal().update(saga.released());
            }
            return true;
        });
    }

    @Override
    public boolean requestCancel(String sagaId, String reason) {
        return requestCancel(null, sagaId, reason);
    }

    /// The same, with who asked in the record.
    public boolean requestCancel(@Nullable Actor actor, String sagaId, String reason) {
        return transactions.writeUnfenced(work -> {
            StoredSaga saga = locked(work, sagaId);
            StoredSaga cancelled = submissions.cancel(work, saga, reason);
            if (cancelled != saga && saga.kind() != null) {
                work.events()
                        .record(new EventLog.Change(
                                actor == null ? work.self() : actor,
                                "cancel-operation",
                                sagaId,
                                tenant(saga),
                                sagaId,
                                OperationState.of(saga),
                                OperationState.of(cancelled)));
            }
            return saga.saga().state().isCancellable();
        });
    }

    @Override
    public SagaRecord resolve(String sagaId, StuckCommand command) {
        return resolve(null, sagaId, command);
    }

    /// The same, with who decided in the record.
    public SagaRecord resolve(@Nullable Actor actor, String sagaId, StuckCommand command) {
        return transactions.writeUnfenced(work -> {
            StoredSaga found = work.journal().find(sagaId).orElseThrow(() -> unknown(sagaId));
            submissions.lockQueue(work, found.saga().resourceKey());
            StoredSaga saga = locked(work, sagaId);
            if (saga.saga().state() != cloud.yunhai.common.model.operation.OperationState.STUCK) {
                throw new CloudException(
                        ErrorCode.WRONG_STATE,
                        "operation " + sagaId + " is " + saga.saga().state() + " (expected: STUCK)");
            }
            JournalWrite decision = StuckDecision.decide(saga.saga(), saga.steps(), command, work.now());
            StoredSaga decided =
                    saga.after(decision, work.now()).requeued(work.journal().ticket());
            StoredSaga written = work.journal().update(decided);
            if (written.saga().state().isLive()) {
                resources.occupyIfIdle(work, written);
            }
            ended(work, saga, written, actor == null ? work.self() : actor);
            work.afterCommit(() -> signals.raise(sagaId));
            return written.saga();
        });
    }

    @Override
    public Optional<ClaimedSaga> find(String sagaId) {
        return transactions.read(work -> work.journal().find(sagaId).map(StoredSaga::claimed));
    }

    private static StoredSaga locked(Work work, String sagaId) {
        return work.journal().lock(sagaId).orElseThrow(() -> unknown(sagaId));
    }

    private static CloudException unknown(String sagaId) {
        return CloudException.notFound("operation", sagaId);
    }
}
