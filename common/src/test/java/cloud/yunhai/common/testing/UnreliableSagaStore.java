package cloud.yunhai.common.testing;

import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.ClaimRequest;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.Fence;
import cloud.yunhai.common.saga.journal.JournalWrite;
import cloud.yunhai.common.saga.journal.NewSaga;
import cloud.yunhai.common.saga.journal.RenewReply;
import cloud.yunhai.common.saga.journal.Renewal;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.common.saga.journal.SagaStore;
import cloud.yunhai.common.saga.journal.StuckCommand;
import cloud.yunhai.common.saga.journal.Submission;
import cloud.yunhai.common.saga.journal.WriteReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A journal behind a network: whatever [Fault] is set happens to each call.
public final class UnreliableSagaStore implements SagaStore {
    /// What may happen to a call.
    public interface Fault {
        /// Before the call reaches the journal; may throw.
        default void before(String method) {}

        /// After the journal has done it, before the answer arrives; may throw.
        default void after(String method) {}
    }

    private final SagaStore behind;
    private volatile Fault fault;

    /// In front of this journal.
    public UnreliableSagaStore(SagaStore behind, Fault fault) {
        this.behind = behind;
        this.fault = fault;
    }

    /// From now on this happens.
    public void fault(Fault other) {
        fault = other;
    }

    @Override
    public Submission submit(NewSaga saga, @Nullable Claim claim) {
        return call("submit", () -> behind.submit(saga, claim));
    }

    @Override
    public List<ClaimedSaga> claim(ClaimRequest request) {
        return call("claim", () -> behind.claim(request));
    }

    @Override
    public RenewReply renew(String owner, Duration lease, List<Renewal> renewals) {
        return call("renew", () -> behind.renew(owner, lease, renewals));
    }

    @Override
    public WriteReply write(Fence fence, JournalWrite write) {
        return call("write", () -> behind.write(fence, write));
    }

    @Override
    public void release(Fence fence) {
        call("release", () -> {
            behind.release(fence);
            return true;
        });
    }

    @Override
    public boolean requestCancel(String sagaId, String reason) {
        return call("requestCancel", () -> behind.requestCancel(sagaId, reason));
    }

    @Override
    public SagaRecord resolve(String sagaId, StuckCommand command) {
        return call("resolve", () -> behind.resolve(sagaId, command));
    }

    @Override
    public Optional<ClaimedSaga> find(String sagaId) {
        return call("find", () -> behind.find(sagaId));
    }

    private <T> T call(String method, Supplier<T> work) {
        fault.before(method);
        T answer = work.get();
        fault.after(method);
        return answer;
    }
}
