package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.ClaimRequest;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.RenewReply;
import cloud.yunhai.common.saga.journal.SagaType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs sagas: claims them from the journal, keeps their leases, carries their steps out, gives them back.
///
/// Several runners, in this and other processes, share one journal. Each saga has one owner at a time; when an owner
/// dies its leases run out and another runner goes on from the journal.
public final class SagaRunner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SagaRunner.class);

    private final SagaRunnerConfig config;
    private final SagaHost host;
    private final Map<SagaType, Saga<?>> sagas;
    private final ConcurrentHashMap<String, Execution<?>> held = new ConcurrentHashMap<>();
    private final SerialTask polling;
    private final SerialTask renewing;
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private final Execution.Owner owner = new Owner();

    private volatile boolean draining;
    private volatile boolean stopped;
    private volatile boolean moreWaiting;
    private volatile boolean storeAway;

    /// A runner for these definitions; several versions of one may be given.
    public SagaRunner(SagaRunnerConfig config, List<Saga<?>> definitions, SagaHost host) {
        this.config = config;
        this.host = host;
        this.sagas = definitions.stream().collect(Collectors.toUnmodifiableMap(Saga::type, saga -> saga));
        this.polling = new SerialTask(host.scheduler(), this::poll);
        this.renewing = new SerialTask(host.scheduler(), this::renew);
    }

    /// Begins to claim.
    public void start() {
        keepPolling();
        host.scheduler().schedule(renewing::wake, config.renewInterval());
    }

    /// Looks for sagas now and not only at the next interval.
    public void nudge() {
        polling.wake();
    }

    /// How many sagas it holds.
    public int held() {
        return held.size();
    }

    /// The claim to send with the submission of a new saga, so that it can begin without being looked for.
    /// Empty if there is no room or a backlog: then it is to queue like all others.
    public Optional<Claim> claimForNew(SagaType type) {
        boolean room = !draining && !moreWaiting && held.size() < config.maxHeld() && roomFor(type) > 0;
        return room ? Optional.of(new Claim(config.owner(), config.lease())) : Optional.empty();
    }

    /// Takes a saga that was claimed with [#claimForNew(SagaType)].
    public void accept(ClaimedSaga claimed) {
        accept(claimed, host.clock().instant());
    }

    /// Finishes the steps that run, gives all sagas back and claims no more. What has not ended in time is
    /// interrupted and given back as well: its newer owner's token fences it.
    public void drain(Duration limit) throws InterruptedException {
        CompletableFuture<Void> drained = beginDrain();
        try {
            drained.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            abandonAll();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Begins to drain; completes when no saga is held.
    public CompletableFuture<Void> beginDrain() {
        draining = true;
        held.values().forEach(Execution::wake);
        completeIfIdle();
        return idle;
    }

    /// Stops at once; what is held is given back.
    @Override
    public void close() {
        draining = true;
        abandonAll();
        stopped = true;
    }

    private void abandonAll() {
        held.values().forEach(Execution::abandon);
    }

    /// One journal that makes no sense must not keep the others of its batch waiting.
    private void acceptReadable(ClaimedSaga claimed, Instant asked) {
        try {
            accept(claimed, asked);
        } catch (IllegalArgumentException e) {
            log.atError()
                    .addKeyValue("operation", claimed.saga().id())
                    .setCause(e)
                    .log("saga.unreadable");
        }
    }

    private synchronized void accept(ClaimedSaga claimed, Instant asked) {
        Saga<?> saga = sagas.get(claimed.saga().type());
        if (saga == null) {
            throw new IllegalArgumentException(
                    "type: " + claimed.saga().type() + " (expected: one of " + sagas.keySet() + ")");
        }
        Execution<?> execution = new Execution<>(saga, claimed, asked, config, host, owner);
        Execution<?> former = held.get(claimed.saga().id());
        if (former != null && former.fence().token() >= execution.fence().token()) {
            return;
        }
        held.put(claimed.saga().id(), execution);
        if (former != null) {
            // Its lease had run out and this runner itself has claimed it again.
            former.lose();
        }
        log.atDebug()
                .addKeyValue("operation", claimed.saga().id())
                .addKeyValue("token", claimed.saga().fencingToken())
                .log("saga.claimed");
        execution.wake();
    }

    private void keepPolling() {
        if (!draining && !stopped) {
            polling.wake();
            host.scheduler().schedule(this::keepPolling, config.pollInterval());
        }
    }

    private void poll() {
        if (draining || stopped) {
            return;
        }
        int limit = Math.min(config.claimBatch(), config.maxHeld() - held.size());
        List<ClaimRequest.Room> room = room();
        boolean full = limit <= 0 || room.size() < sagas.size();
        if (limit <= 0 || room.isEmpty()) {
            moreWaiting = true;
            return;
        }
        try {
            Instant asked = host.clock().instant();
            List<ClaimedSaga> claimed =
                    host.store().claim(new ClaimRequest(new Claim(config.owner(), config.lease()), limit, room));
            storeAnswered();
            claimed.forEach(each -> acceptReadable(each, asked));
            moreWaiting = full || claimed.size() == limit;
            if (claimed.size() == limit) {
                polling.wake();
            }
        } catch (RuntimeException e) {
            storeFailed(e);
        }
    }

    private void renew() {
        if (stopped) {
            return;
        }
        Map<String, Execution<?>> batch = Map.copyOf(held);
        Instant asked = host.clock().instant();
        if (!batch.isEmpty()) {
            try {
                RenewReply reply = host.store()
                        .renew(
                                config.owner(),
                                config.lease(),
                                batch.values().stream().map(Execution::renewal).toList());
                storeAnswered();
                apply(reply, new HashMap<>(batch), asked.plus(config.lease()));
            } catch (RuntimeException e) {
                storeFailed(e);
            }
        }
        batch.values().forEach(execution -> execution.watch(asked));
        host.scheduler().schedule(renewing::wake, config.renewInterval());
    }

    private static void apply(RenewReply reply, Map<String, Execution<?>> batch, Instant until) {
        for (String id : reply.lost()) {
            Execution<?> lost = batch.remove(id);
            if (lost != null) {
                lost.lose();
            }
        }
        batch.values().forEach(execution -> execution.renewed(until));
        for (RenewReply.Cancelled cancelled : reply.cancelled()) {
            Execution<?> execution = batch.get(cancelled.sagaId());
            if (execution != null) {
                execution.cancel(cancelled.reason());
            }
        }
    }

    private List<ClaimRequest.Room> room() {
        List<ClaimRequest.Room> room = new ArrayList<>();
        for (SagaType type : sagas.keySet()) {
            int left = roomFor(type);
            if (left > 0) {
                room.add(new ClaimRequest.Room(type, left));
            }
        }
        return room;
    }

    private int roomFor(SagaType type) {
        long ofType = held.values().stream()
                .filter(execution -> execution.type().equals(type))
                .count();
        return (int) (config.maxHeldPerType() - ofType);
    }

    private void completeIfIdle() {
        if (draining && held.isEmpty()) {
            idle.complete(null);
        }
    }

    private void storeFailed(RuntimeException cause) {
        if (!storeAway) {
            storeAway = true;
            log.atWarn().setCause(cause).log("saga.store-away");
        }
    }

    private void storeAnswered() {
        if (storeAway) {
            storeAway = false;
            log.atInfo().log("saga.store-back");
        }
    }

    /// Told by executions.
    private final class Owner implements Execution.Owner {
        @Override
        public boolean isDraining() {
            return draining;
        }

        @Override
        public void ended(Execution<?> execution, boolean successorWaiting) {
            held.remove(execution.fence().sagaId(), execution);
            completeIfIdle();
            if (successorWaiting || moreWaiting) {
                nudge();
            }
        }
    }
}
