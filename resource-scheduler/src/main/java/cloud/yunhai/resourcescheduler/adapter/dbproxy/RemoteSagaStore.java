package cloud.yunhai.resourcescheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.idl.dbproxy.Sagas;
import cloud.yunhai.common.idl.dbproxy.TClaimRequest;
import cloud.yunhai.common.idl.dbproxy.TFence;
import cloud.yunhai.common.idl.dbproxy.TJournalWrite;
import cloud.yunhai.common.idl.dbproxy.TRenewal;
import cloud.yunhai.common.idl.dbproxy.TStuckCommand;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.model.event.Actor;
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
import cloud.yunhai.common.saga.journal.Submission;
import cloud.yunhai.common.saga.journal.WriteReply;
import cloud.yunhai.common.tip.Tip;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The journal, kept by db-proxy.
public final class RemoteSagaStore implements SagaStore {
    private static final TActor SELF = ThriftCodec.encode(Actor.service("resource-scheduler"), TActor.class);

    private final Sagas.Iface sagas;

    public RemoteSagaStore(Sagas.Iface sagas) {
        this.sagas = sagas;
    }

    /// Not a way in: a saga is submitted together with its resource, see [RemoteSubmissions].
    @Override
    public Submission submit(NewSaga saga, @Nullable Claim claim) {
        throw new IllegalStateException("saga " + saga.id() + " has no resource (expected: a resource's submission)");
    }

    @Override
    public List<ClaimedSaga> claim(ClaimRequest request) {
        TClaimRequest wanted = ThriftCodec.encode(request, TClaimRequest.class);
        return ThriftCodec.decodeAll(Tip.call(() -> sagas.claim(wanted)), ClaimedSaga.class);
    }

    @Override
    public RenewReply renew(String owner, Duration lease, List<Renewal> renewals) {
        List<TRenewal> held = ThriftCodec.encodeAll(renewals, TRenewal.class);
        return ThriftCodec.decode(Tip.call(() -> sagas.renew(owner, lease.toMillis(), held)), RenewReply.class);
    }

    @Override
    public WriteReply write(Fence fence, JournalWrite write) {
        TFence right = ThriftCodec.encode(fence, TFence.class);
        TJournalWrite journal = ThriftCodec.encode(write, TJournalWrite.class);
        try {
            return ThriftCodec.decode(Tip.call(() -> sagas.write(right, journal)), WriteReply.class);
        } catch (CloudException refused) {
            if (refused.code() == ErrorCode.FENCED_OUT) {
                throw new FencedOutException(fence);
            }
            throw refused;
        }
    }

    @Override
    public void release(Fence fence) {
        Tip.run(() -> sagas.release(ThriftCodec.encode(fence, TFence.class)));
    }

    @Override
    public boolean requestCancel(String sagaId, String reason) {
        return Tip.call(() -> sagas.requestCancel(SELF, sagaId, reason));
    }

    @Override
    public SagaRecord resolve(String sagaId, StuckCommand command) {
        return ThriftCodec.decode(
                Tip.call(() -> sagas.resolve(SELF, sagaId, TStuckCommand.valueOf(command.name()))), SagaRecord.class);
    }

    @Override
    public Optional<ClaimedSaga> find(String sagaId) {
        try {
            return Optional.of(ThriftCodec.decode(Tip.call(() -> sagas.find(sagaId)), ClaimedSaga.class));
        } catch (CloudException failure) {
            if (failure.kind() == ErrorKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
