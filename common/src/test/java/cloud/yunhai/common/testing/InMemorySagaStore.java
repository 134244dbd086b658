package cloud.yunhai.common.testing;

import cloud.yunhai.common.model.operation.OperationState;
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
import cloud.yunhai.common.saga.journal.SagaType;
import cloud.yunhai.common.saga.journal.StuckCommand;
import cloud.yunhai.common.saga.journal.StuckDecision;
import cloud.yunhai.common.saga.journal.Submission;
import cloud.yunhai.common.saga.journal.WriteReply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A [SagaStore] with the semantics of the one in the database, for tests.
public final class InMemorySagaStore implements SagaStore {
    private final InstantSource clock;
    private final Map<String, InMemorySaga> entries = new LinkedHashMap<>();
    private long lastToken;
    private long lastQueueNumber;
    private long writes;

    /// With this clock for leases and due times.
    public InMemorySagaStore(InstantSource clock) {
        this.clock = clock;
    }

    /// How many journal writes were done, for tests of what a saga costs.
    public synchronized long writes() {
        return writes;
    }

    /// All sagas in the order of their submission.
    public synchronized List<SagaRecord> sagas() {
        return entries.values().stream().map(InMemorySaga::record).toList();
    }

    @Override
    public synchronized Submission submit(NewSaga saga, @Nullable Claim claim) {
        InMemorySaga known = entries.get(saga.id());
        if (known != null) {
            if (!known.record().inputJson().equals(saga.inputJson())
                    || !known.record().type().equals(saga.type())) {
                throw new IllegalStateException("saga " + saga.id() + " exists with another input or type");
            }
            return new Submission(known.record(), false);
        }
        if (saga.superseding()) {
            entries.values().stream()
                    .filter(entry -> entry.record().resourceKey().equals(saga.resourceKey()))
                    .forEach(entry -> entry.cancel("superseded by " + saga.id(), clock.instant()));
        }
        boolean keyIsFree = entries.values().stream()
                .noneMatch(entry -> entry.record().state().isLive()
                        && entry.record().resourceKey().equals(saga.resourceKey()));
        InMemorySaga entry = new InMemorySaga(saga, clock.instant(), ++lastQueueNumber);
        entries.put(saga.id(), entry);
        if (claim == null || !keyIsFree) {
            return new Submission(entry.record(), false);
        }
        entry.claim(claim, ++lastToken, clock.instant());
        return new Submission(entry.owned().saga(), true);
    }

    @Override
    public synchronized List<ClaimedSaga> claim(ClaimRequest request) {
        Instant now = clock.instant();
        Map<SagaType, Integer> room = new HashMap<>();
        request.room().forEach(each -> room.put(each.type(), each.limit()));
        List<ClaimedSaga> claimed = new ArrayList<>();
        for (InMemorySaga entry : inClaimOrder(now)) {
            int left = room.getOrDefault(entry.record().type(), 0);
            if (left > 0 && claimed.size() < request.limit()) {
                room.put(entry.record().type(), left - 1);
                entry.claim(request.claim(), ++lastToken, now);
                claimed.add(entry.owned());
            }
        }
        return claimed;
    }

    @Override
    public synchronized RenewReply renew(String owner, Duration lease, List<Renewal> renewals) {
        List<String> lost = new ArrayList<>();
        List<RenewReply.Cancelled> cancelled = new ArrayList<>();
        for (Renewal renewal : renewals) {
            InMemorySaga entry = entries.get(renewal.fence().sagaId());
            if (entry == null
                    || !entry.isHeldBy(renewal.fence())
                    || !owner.equals(entry.record().owner())) {
                lost.add(renewal.fence().sagaId());
                continue;
            }
            entry.renew(clock.instant().plus(lease), renewal);
            String reason = entry.record().cancelReason();
            if (reason != null && entry.record().state().isCancellable()) {
                cancelled.add(new RenewReply.Cancelled(entry.record().id(), reason));
            }
        }
        return new RenewReply(lost, cancelled);
    }

    @Override
    public synchronized WriteReply write(Fence fence, JournalWrite write) {
        InMemorySaga entry = entry(fence.sagaId());
        if (entry.record().fencingToken() != fence.token()) {
            throw new FencedOutException(fence);
        }
        if (entry.isNew(write)) {
            if (!entry.isHeldBy(fence)) {
                throw new FencedOutException(fence);
            }
            entry.apply(write);
            writes++;
        }
        return new WriteReply(
                entry.record().cancelReason(), !entry.record().state().isLive() && successorWaits(entry.record()));
    }

    @Override
    public synchronized void release(Fence fence) {
        InMemorySaga entry = entry(fence.sagaId());
        if (entry.isHeldBy(fence)) {
            entry.disown();
        }
    }

    @Override
    public synchronized boolean requestCancel(String sagaId, String reason) {
        return entry(sagaId).cancel(reason, clock.instant());
    }

    @Override
    public synchronized SagaRecord resolve(String sagaId, StuckCommand command) {
        InMemorySaga entry = entry(sagaId);
        entry.apply(StuckDecision.decide(entry.record(), entry.view().steps(), command, clock.instant()));
        entry.requeue(++lastToken, ++lastQueueNumber);
        return entry.record();
    }

    @Override
    public synchronized Optional<ClaimedSaga> find(String sagaId) {
        return Optional.ofNullable(entries.get(sagaId)).map(InMemorySaga::view);
    }

    private InMemorySaga entry(String sagaId) {
        InMemorySaga entry = entries.get(sagaId);
        if (entry == null) {
            throw new IllegalStateException("saga " + sagaId + " does not exist");
        }
        return entry;
    }

    private boolean successorWaits(SagaRecord ended) {
        return entries.values().stream()
                .anyMatch(other -> other.record().state().isLive()
                        && other.record().resourceKey().equals(ended.resourceKey()));
    }

    private List<InMemorySaga> inClaimOrder(Instant now) {
        Map<String, Long> firstOfKey = new HashMap<>();
        Map<String, Integer> inProgress = new HashMap<>();
        for (InMemorySaga entry : entries.values()) {
            if (entry.record().state().isLive()) {
                firstOfKey.merge(entry.record().resourceKey(), entry.record().queueNumber(), Math::min);
                if (entry.isLeased(now)) {
                    inProgress.merge(entry.record().tenantKey(), 1, Integer::sum);
                }
            }
        }
        List<InMemorySaga> free = entries.values().stream()
                .filter(entry -> entry.isClaimable(now))
                .filter(entry -> Objects.equals(
                        firstOfKey.get(entry.record().resourceKey()),
                        entry.record().queueNumber()))
                .sorted(Comparator.comparing(entry -> entry.record().queueNumber()))
                .toList();
        Map<InMemorySaga, Integer> share = new HashMap<>();
        free.forEach(entry -> share.put(entry, inProgress.merge(entry.record().tenantKey(), 1, Integer::sum)));
        return free.stream()
                .sorted(Comparator.<InMemorySaga, Boolean>comparing(
                                entry -> entry.record().state() == OperationState.PENDING)
                        .thenComparing(share::get)
                        .thenComparing(entry -> entry.record().queueNumber()))
                .toList();
    }
}
