package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.Sagas;
import cloud.yunhai.common.idl.dbproxy.TClaimRequest;
import cloud.yunhai.common.idl.dbproxy.TClaimedSaga;
import cloud.yunhai.common.idl.dbproxy.TFence;
import cloud.yunhai.common.idl.dbproxy.TJournalWrite;
import cloud.yunhai.common.idl.dbproxy.TRenewReply;
import cloud.yunhai.common.idl.dbproxy.TRenewal;
import cloud.yunhai.common.idl.dbproxy.TSagaRecord;
import cloud.yunhai.common.idl.dbproxy.TStuckCommand;
import cloud.yunhai.common.idl.dbproxy.TWriteReply;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.saga.journal.ClaimRequest;
import cloud.yunhai.common.saga.journal.Fence;
import cloud.yunhai.common.saga.journal.JournalWrite;
import cloud.yunhai.common.saga.journal.Renewal;
import cloud.yunhai.common.saga.journal.StuckCommand;
import cloud.yunhai.dbproxy.app.SagaJournal;
import java.time.Duration;
import java.util.List;

/// The journal of sagas.
public final class SagasHandler implements Sagas.Iface {
    private final SagaJournal journal;

    /// In front of this journal.
    public SagasHandler(SagaJournal journal) {
        this.journal = journal;
    }

    @Override
    public List<TClaimedSaga> claim(TClaimRequest request) {
        return ThriftCodec.encodeAll(journal.claim(Edge.decode(request, ClaimRequest.class)), TClaimedSaga.class);
    }

    @Override
    public TRenewReply renew(String owner, long leaseMillis, List<TRenewal> renewals) {
        List<Renewal> decoded = renewals.stream()
                .map(renewal -> Edge.decode(renewal, Renewal.class))
                .toList();
        return ThriftCodec.encode(journal.renew(owner, Duration.ofMillis(leaseMillis), decoded), TRenewReply.class);
    }

    @Override
    public TWriteReply write(TFence fence, TJournalWrite write) {
        Fence right = Edge.decode(fence, Fence.class);
        JournalWrite decoded = Edge.decode(write, JournalWrite.class);
        try {
            return ThriftCodec.encode(Edge.answer(() -> journal.write(right, decoded)), TWriteReply.class);
        } catch (IllegalStateException illegal) {
            throw new CloudException(ErrorCode.WRONG_STATE, String.valueOf(illegal.getMessage()), illegal);
        }
    }

    @Override
    public void release(TFence fence) {
        journal.release(Edge.decode(fence, Fence.class));
    }

    @Override
    public boolean requestCancel(TActor actor, String sagaId, String reason) {
        return journal.requestCancel(Edge.actor(actor), sagaId, Edge.required(reason, "reason"));
    }

    @Override
    public TSagaRecord resolve(TActor actor, String sagaId, TStuckCommand command) {
        StuckCommand decision = Edge.constant(command, StuckCommand.class, "command");
        return ThriftCodec.encode(journal.resolve(Edge.actor(actor), sagaId, decision), TSagaRecord.class);
    }

    @Override
    public TClaimedSaga find(String sagaId) {
        return journal.find(sagaId)
                .map(saga -> ThriftCodec.encode(saga, TClaimedSaga.class))
                .orElseThrow(() -> CloudException.notFound("operation", sagaId));
    }
}
