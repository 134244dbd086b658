package cloud.yunhai.resourcescheduler.adapter.dbproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.Operations;
import cloud.yunhai.common.idl.dbproxy.Sagas;
import cloud.yunhai.common.idl.dbproxy.TClaimRequest;
import cloud.yunhai.common.idl.dbproxy.TClaimedSaga;
import cloud.yunhai.common.idl.dbproxy.TFence;
import cloud.yunhai.common.idl.dbproxy.TJournalWrite;
import cloud.yunhai.common.idl.dbproxy.TOperationPage;
import cloud.yunhai.common.idl.dbproxy.TRenewReply;
import cloud.yunhai.common.idl.dbproxy.TRenewal;
import cloud.yunhai.common.idl.dbproxy.TSagaRecord;
import cloud.yunhai.common.idl.dbproxy.TStuckCommand;
import cloud.yunhai.common.idl.dbproxy.TWriteReply;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TActorKind;
import cloud.yunhai.common.idl.types.TOperation;
import cloud.yunhai.common.idl.types.TOperationKind;
import cloud.yunhai.common.idl.types.TOperationState;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.journal.StuckCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemoteOperationCommandsTest {
    private final OperationId id = OperationId.next();
    private final Books books = new Books();
    private final RemoteOperationCommands commands = new RemoteOperationCommands(books, books);
    private final Actor ann = Actor.service("ann");

    @Test
    void aRunningOperationIsCancelledAndToldWhoDidIt() {
        books.state = TOperationState.RUNNING;

        assertThat(commands.cancel(ann, id).cancelRequested()).isTrue();
        assertThat(books.asked).containsExactly("cancel cancelled by ann");
    }

    /// The answer to the first call may be lost; the second must not be told that it came too late.
    @ParameterizedTest
    @EnumSource(names = {"UNWINDING", "CANCELLED", "STUCK"})
    void aRepeatedCancelFindsTheFirstOneAtWork(TOperationState state) {
        books.state = state;
        books.cancelled = true;

        assertThat(commands.cancel(ann, id).state()).isEqualTo(OperationState.valueOf(state.name()));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNWINDING", "SUCCEEDED", "FAILED", "STUCK"})
    void whatIsPastThePointAndWasNeverCancelledIsAConflict(TOperationState state) {
        books.state = state;

        tooLate();
    }

    @Test
    void aCancelThatCameAfterTheLastStepIsAConflictThoughItWasAskedForBefore() {
        books.state = TOperationState.SUCCEEDED;
        books.cancelled = true;

        tooLate();
    }

    @Test
    void anOperatorsDecisionIsPassedOn() {
        books.state = TOperationState.UNWINDING;

        assertThat(commands.resolve(ann, id, StuckCommand.ADOPT).state()).isEqualTo(OperationState.UNWINDING);
        assertThat(books.asked).containsExactly("resolve ADOPT");
    }

    private void tooLate() {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> commands.cancel(ann, id))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.WRONG_STATE));
    }

    /// db-proxy with one operation.
    private static final class Books implements Sagas.Iface, Operations.Iface {
        final List<String> asked = new ArrayList<>();
        TOperationState state = TOperationState.PENDING;
        boolean cancelled;

        @Override
        public boolean requestCancel(TActor actor, String sagaId, String reason) {
            asked.add("cancel " + reason);
            boolean inTime = state == TOperationState.PENDING || state == TOperationState.RUNNING;
            cancelled |= inTime;
            return inTime;
        }

        @Override
        public TSagaRecord resolve(TActor actor, String sagaId, TStuckCommand command) {
            asked.add("resolve " + command);
            return new TSagaRecord();
        }

        @Override
        public TOperation get(@Nullable String tenantId, String operationId) {
            return new TOperation()
                    .setId(operationId)
                    .setKind(TOperationKind.CREATE_INSTANCE)
                    .setResourceId("ins_1")
                    .setState(state)
                    .setSteps(List.of())
                    .setActor(
                            new TActor().setKind(TActorKind.SERVICE).setId("x").setName("x"))
                    .setProgressPercent(0)
                    .setCreatedAtMicros(0)
                    .setDeadlineAtMicros(0)
                    .setVersion(1)
                    .setCancelRequested(cancelled);
        }

        @Override
        public TOperation await(String tenantId, String operationId, long version, long waitMillis) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TOperationPage listOperations(TPageRequest page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<TClaimedSaga> claim(TClaimRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TRenewReply renew(String owner, long leaseMillis, List<TRenewal> renewals) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TWriteReply write(TFence fence, TJournalWrite journal) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void release(TFence fence) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TClaimedSaga find(String sagaId) {
            throw new UnsupportedOperationException();
        }
    }
}
