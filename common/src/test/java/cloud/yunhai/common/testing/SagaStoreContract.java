package cloud.yunhai.common.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.ClaimRequest;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.Fence;
import cloud.yunhai.common.saga.journal.FencedOutException;
import cloud.yunhai.common.saga.journal.JournalWrite;
import cloud.yunhai.common.saga.journal.NewSaga;
import cloud.yunhai.common.saga.journal.RenewReply;
import cloud.yunhai.common.saga.journal.Renewal;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.common.saga.journal.SagaStore;
import cloud.yunhai.common.saga.journal.SagaType;
import cloud.yunhai.common.saga.journal.StepRecord;
import cloud.yunhai.common.saga.journal.StepState;
import cloud.yunhai.common.saga.journal.StuckCommand;
import cloud.yunhai.common.saga.journal.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every [SagaStore] must do; each implementation extends this test.
///
/// Each test uses a saga type, keys and tenants of its own, so that the store may be shared and need not be empty.
public abstract class SagaStoreContract {
    private final String test = UUID.randomUUID().toString();
    private final SagaType type = new SagaType("contract-" + test, 1);
    private int submitted;

    /// The store under test.
    protected abstract SagaStore store();

    /// Lets this much of the store's time pass.
    protected abstract void passTime(Duration duration) throws Exception;

    /// What the store takes for now.
    protected abstract Instant now();

    /// The lease used; a store whose time cannot be set may choose a shorter one.
    protected Duration lease() {
        return Duration.ofSeconds(3);
    }

    // Submission

    @Test
    void aSubmittedSagaIsPendingAndFree() {
        SagaRecord saga = submit("key").saga();

        assertThat(saga.state()).isEqualTo(OperationState.PENDING);
        assertThat(saga.owner()).isNull();
        assertThat(saga.leaseUntil()).isNull();
        assertThat(saga.type()).isEqualTo(type);
        assertThat(saga.inputJson()).isEqualTo("{\"name\":\"über-1\"}");
        assertThat(saga.traceparent()).isEqualTo("00-aa-bb-01");
        assertThat(saga.stepCount()).isEqualTo(3);
        assertThat(find(saga)).isEqualTo(new ClaimedSaga(saga, List.of()));
    }

    @Test
    void anUnknownSagaIsNotFound() {
        assertThat(store().find("op_unknown_" + test)).isEmpty();
    }

    @Test
    void aRepeatedSubmissionGivesTheRecordedSagaAndNoClaim() {
        NewSaga saga = newSaga("key", "tenant");
        SagaRecord first = store().submit(saga, claim("a")).saga();

        Submission again = store().submit(saga, claim("a"));

        assertThat(again.claimed()).isFalse();
        assertThat(again.saga()).isEqualTo(first);
    }

    @Test
    void aSubmissionWithAClaimBelongsToItsSubmitter() {
        Submission submission = store().submit(newSaga("key", "tenant"), claim("a"));

        assertThat(submission.claimed()).isTrue();
        assertThat(submission.saga().owner()).isEqualTo("a");
        assertThat(submission.saga().fencingToken()).isPositive();
        assertThat(submission.saga().leaseUntil()).isNotNull();
        assertThat(claim("b", 10)).isEmpty();
        write(submission.saga().fence(), 1, OperationState.RUNNING, started(0));
    }

    @Test
    void aSecretIsToldToEachOwnerAndToNobodyElse() throws Exception {
        NewSaga saga = newSaga("key", "tenant").withSecret("$6$salt$hash");
        Submission submission = store().submit(saga, claim("a"));
        assertThat(submission.saga().secret()).isEqualTo("$6$salt$hash");
        assertThat(find(submission.saga()).saga().secret()).isNull();
        assertThat(store().submit(saga, claim("a")).saga().secret()).isNull();
        write(submission.saga().fence(), 1, OperationState.RUNNING, started(0));

        passTime(lease().plusMillis(10));
        ClaimedSaga taken = claim("b", 10).getFirst();

        assertThat(taken.saga().secret()).isEqualTo("$6$salt$hash");
        assertThat(taken.saga().inputJson()).doesNotContain("hash");
        assertThat(taken.saga().toString()).doesNotContain("hash");
    }

    @Test
    void aSecretStaysWhileAnOperatorDecidesAndEndsWithTheSaga() {
        SagaRecord saga = store().submit(newSaga("key", "tenant").withSecret("$6$salt$hash"), claim("a"))
                .saga();
        write(saga.fence(), 1, OperationState.RUNNING, started(0));
        write(saga.fence(), 2, OperationState.UNWINDING);
        write(saga.fence(), 3, OperationState.STUCK);
        store().resolve(saga.id(), StuckCommand.RETRY);
        SagaRecord again = claim("b", 10).getFirst().saga();
        assertThat(again.secret()).isEqualTo("$6$salt$hash");

        write(again.fence(), 1, OperationState.FAILED);

        assertThat(find(again).saga().secret()).isNull();
    }

    @Test
    void aSubmissionIsNotClaimedWhileItsKeyIsTaken() {
        SagaRecord first = store().submit(newSaga("key", "tenant"), claim("a")).saga();

        Submission second = store().submit(newSaga("key", "tenant"), claim("a"));

        assertThat(second.claimed()).isFalse();
        assertThat(second.saga().queueNumber()).isGreaterThan(first.queueNumber());
    }

    // Claims

    @Test
    void aClaimGivesOwnerLeaseAndAGrowingToken() {
        submit("key1");
        submit("key2");

        ClaimedSaga first = claim("a", 1).getFirst();
        ClaimedSaga second = claim("b", 1).getFirst();

        assertThat(first.saga().owner()).isEqualTo("a");
        assertThat(first.saga().fencingToken()).isPositive();
        assertThat(second.saga().owner()).isEqualTo("b");
        assertThat(second.saga().fencingToken()).isGreaterThan(first.saga().fencingToken());
        assertThat(claim("c", 1)).isEmpty();
    }

    @Test
    void aClaimedSagaIsNotGivenAgainUntilItsLeaseEnds() throws Exception {
        submit("key");
        ClaimedSaga first = claim("a", 1).getFirst();
        assertThat(claim("b", 1)).isEmpty();

        passTime(lease().plusMillis(50));

        ClaimedSaga second = claim("b", 1).getFirst();
        assertThat(second.saga().id()).isEqualTo(first.saga().id());
        assertThat(second.saga().owner()).isEqualTo("b");
        assertThat(second.saga().fencingToken()).isGreaterThan(first.saga().fencingToken());
    }

    @Test
    void aTakenOverSagaComesWithItsJournal() throws Exception {
        submit("key");
        Fence fence = claim("a", 1).getFirst().saga().fence();
        StepRecord first = finished(0, "{\"id\":\"é\"}");
        StepRecord second = failed(1);
        write(fence, 1, OperationState.RUNNING, first, second);
        passTime(lease().plusMillis(50));

        ClaimedSaga taken = claim("b", 1).getFirst();

        assertThat(taken.saga().state()).isEqualTo(OperationState.RUNNING);
        assertThat(taken.steps()).containsExactly(first, second);
    }

    @Test
    void aClaimKeepsToItsLimitAndToTheRoomOfEachType() {
        submit("key1");
        submit("key2");
        submit("key3");
        SagaType other = new SagaType(type.name(), 2);

        assertThat(store().claim(new ClaimRequest(claim("a"), 10, List.of(new ClaimRequest.Room(other, 10)))))
                .isEmpty();
        assertThat(store().claim(new ClaimRequest(
                        claim("a"), 10, List.of(new ClaimRequest.Room(other, 10), new ClaimRequest.Room(type, 1)))))
                .hasSize(1);
        assertThat(claim("a", 1)).hasSize(1);
        assertThat(claim("a", 10)).hasSize(1);
    }

    @Test
    void concurrentClaimsNeverGiveOneSagaTwice() throws Exception {
        int count = 40;
        for (int i = 0; i < count; i++) {
            submit("key" + i);
        }
        List<String> given = new ArrayList<>();
        List<Long> tokens = new ArrayList<>();

        for (List<ClaimedSaga> claimed : atOnce(8, () -> claimUntilNone("a"))) {
            claimed.forEach(each -> given.add(each.saga().id()));
            claimed.forEach(each -> tokens.add(each.saga().fencingToken()));
        }

        assertThat(given).hasSize(count).doesNotHaveDuplicates();
        assertThat(tokens).doesNotHaveDuplicates();
    }

    // Order

    @Test
    void sagasWithOneKeyAreGivenOneAfterTheOther() {
        SagaRecord first = submit("key").saga();
        SagaRecord second = submit("key").saga();

        ClaimedSaga claimed = claim("a", 10).getFirst();
        assertThat(claimed.saga().id()).isEqualTo(first.id());
        assertThat(claim("b", 10)).isEmpty();

        write(claimed.saga().fence(), 1, OperationState.RUNNING, started(0));
        assertThat(write(claimed.saga().fence(), 2, OperationState.SUCCEEDED, finished(0, null))
                        .successorWaiting())
                .isTrue();
        assertThat(ids(claim("b", 10))).containsExactly(second.id());
    }

    @Test
    void anExpiredSagaGoesBeforeItsSuccessors() throws Exception {
        SagaRecord first = submit("key").saga();
        submit("key");
        claim("a", 10);
        passTime(lease().plusMillis(50));

        assertThat(ids(claim("b", 10))).containsExactly(first.id());
    }

    @Test
    void aSagaThatIsNotDueKeepsItsSuccessorsWaiting() {
        submit("key");
        submit("key");
        Fence fence = claim("a", 10).getFirst().saga().fence();
        store().write(
                        fence,
                        new JournalWrite(
                                1, OperationState.RUNNING, List.of(failed(0)), null, 0, null, now().plusSeconds(3600)));
        store().release(fence);

        assertThat(claim("b", 10)).isEmpty();
    }

    @Test
    void tenantsGetEqualShares() {
        for (int i = 0; i < 5; i++) {
            submit("many" + i, "many-" + test);
        }
        String one = submit("one", "one-" + test).saga().id();

        assertThat(ids(claim("a", 2))).contains(one);
    }

    @Test
    void aTenantWithSagasInProgressWaitsForTheOthers() {
        for (int i = 0; i < 4; i++) {
            submit("many" + i, "many-" + test);
        }
        claim("a", 2);
        String one = submit("one1", "one-" + test).saga().id();
        String two = submit("one2", "one-" + test).saga().id();

        assertThat(ids(claim("a", 2))).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void begunSagasGoBeforeNewOnes() throws Exception {
        String begun = submit("key1", "tenant-" + test).saga().id();
        write(claim("a", 1).getFirst().saga().fence(), 1, OperationState.RUNNING, started(0));
        submit("key2", "other-" + test);
        passTime(lease().plusMillis(50));

        assertThat(ids(claim("b", 1))).containsExactly(begun);
    }

    // Fencing

    @Test
    void anOldTokenIsFencedOut() throws Exception {
        submit("key");
        Fence old = claim("a", 1).getFirst().saga().fence();
        passTime(lease().plusMillis(50));
        SagaRecord taken = claim("b", 1).getFirst().saga();

        assertThatThrownBy(() -> write(old, 1, OperationState.RUNNING, started(0)))
                .isInstanceOf(FencedOutException.class);
        store().release(old);

        assertThat(find(taken).saga()).isEqualTo(taken);
        assertThat(find(taken).steps()).isEmpty();
    }

    @Test
    void anExpiredLeaseThatNobodyTookStillWrites() throws Exception {
        submit("key");
        Fence fence = claim("a", 1).getFirst().saga().fence();
        passTime(lease().plusMillis(50));

        write(fence, 1, OperationState.RUNNING, started(0));

        assertThat(store().find(fence.sagaId()).orElseThrow().steps()).containsExactly(started(0));
    }

    @Test
    void renewalsExtendTheLeaseAndNameTheLostOnes() throws Exception {
        submit("key1");
        submit("key2");
        Fence kept = claim("a", 1).getFirst().saga().fence();
        Fence lost = claim("a", 1).getFirst().saga().fence();
        passTime(lease().dividedBy(2));
        store().renew("a", lease(), List.of(new Renewal(kept, 30, "copying")));
        passTime(lease().dividedBy(2).plusMillis(100));
        assertThat(ids(claim("b", 10))).containsExactly(lost.sagaId());

        RenewReply reply = store().renew(
                        "a",
                        lease(),
                        List.of(
                                new Renewal(kept, 40, "copying"),
                                new Renewal(lost, 50, null),
                                new Renewal(new Fence("op_gone_" + test, 1), 0, null)));

        assertThat(reply.lost()).containsExactlyInAnyOrder(lost.sagaId(), "op_gone_" + test);
        assertThat(reply.cancelled()).isEmpty();
        SagaRecord saga = store().find(kept.sagaId()).orElseThrow().saga();
        assertThat(saga.progressPercent()).isEqualTo(40);
        assertThat(saga.progressText()).isEqualTo("copying");
        assertThat(store().find(lost.sagaId()).orElseThrow().saga().progressPercent())
                .isZero();
    }

    @Test
    void aReleasedSagaIsFreeAtOnceAndTakesNoMoreWrites() {
        submit("key");
        Fence fence = claim("a", 1).getFirst().saga().fence();

        store().release(fence);

        assertThatThrownBy(() -> write(fence, 1, OperationState.RUNNING, started(0)))
                .isInstanceOf(FencedOutException.class);
        assertThat(claim("b", 1)).hasSize(1);
    }

    // Journal

    @Test
    void aWriteReplacesStepsByIndexAndKeepsTheOthers() {
        submit("key");
        Fence fence = claim("a", 1).getFirst().saga().fence();

        write(fence, 1, OperationState.RUNNING, started(0));
        write(fence, 2, OperationState.RUNNING, finished(0, "1"), started(1));

        assertThat(store().find(fence.sagaId()).orElseThrow().steps()).containsExactly(finished(0, "1"), started(1));
    }

    @Test
    void everyFieldOfAStepComesBackAsWritten() {
        submit("key");
        Fence fence = claim("a", 1).getFirst().saga().fence();
        Instant started = Instant.parse("2026-03-04T05:06:07.123456Z");
        StepRecord step = new StepRecord(
                0,
                "host",
                "vm-scheduler",
                StepState.UNDO_FAILED,
                3,
                7,
                "{\"text\":\"" + "x".repeat(5_000) + "云\"}",
                new Failure("UNAVAILABLE", "no answer 云", "detail", "host"),
                started,
                started.plusMillis(1),
                started.plusSeconds(2),
                started.plusSeconds(3),
                "owner-1");
        Failure failure = new Failure("NO_CAPACITY", "full", null, "host");

        write(fence, 1, OperationState.RUNNING, started(0));
        store().write(
                        fence,
                        new JournalWrite(2, OperationState.UNWINDING, List.of(step), failure, 42, "undoing", now()));

        ClaimedSaga saga = store().find(fence.sagaId()).orElseThrow();
        assertThat(saga.steps()).containsExactly(step);
        assertThat(saga.saga().failure()).isEqualTo(failure);
        assertThat(saga.saga().progressPercent()).isEqualTo(42);
        assertThat(saga.saga().progressText()).isEqualTo("undoing");
    }

    @Test
    void aRepeatedWriteChangesNothingAndIsAnswered() {
        submit("key");
        Fence fence = claim("a", 1).getFirst().saga().fence();
        write(fence, 1, OperationState.RUNNING, started(0));
        write(fence, 2, OperationState.RUNNING, finished(0, "1"), started(1));

        write(fence, 2, OperationState.RUNNING, finished(0, "1"), started(1));
        write(fence, 1, OperationState.RUNNING, started(0));

        assertThat(store().find(fence.sagaId()).orElseThrow().steps()).containsExactly(finished(0, "1"), started(1));
    }

    @Test
    void aRepeatOfTheLastWriteIsAnsweredThoughOwnershipHasEnded() {
        submit("key");
        Fence fence = claim("a", 1).getFirst().saga().fence();
        write(fence, 1, OperationState.RUNNING, started(0));
        write(fence, 2, OperationState.SUCCEEDED, finished(0, "1"));

        write(fence, 2, OperationState.SUCCEEDED, finished(0, "1"));

        SagaRecord saga = store().find(fence.sagaId()).orElseThrow().saga();
        assertThat(saga.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(saga.owner()).isNull();
        assertThat(saga.leaseUntil()).isNull();
    }

    @Test
    void afterANewClaimSequencesBeginAnew() throws Exception {
        submit("key");
        Fence first = claim("a", 1).getFirst().saga().fence();
        write(first, 5, OperationState.RUNNING, started(0));
        passTime(lease().plusMillis(50));
        Fence second = claim("b", 1).getFirst().saga().fence();

        write(second, 1, OperationState.RUNNING, finished(0, "1"));

        assertThat(store().find(second.sagaId()).orElseThrow().steps()).containsExactly(finished(0, "1"));
    }

    @Test
    void aTransitionThatIsNotInTheTableIsRefusedAndChangesNothing() {
        submit("key");
        Fence fence = claim("a", 1).getFirst().saga().fence();

        assertThatThrownBy(() -> write(fence, 1, OperationState.SUCCEEDED, finished(0, "1")))
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(FencedOutException.class);
        write(fence, 2, OperationState.RUNNING, finished(0, "1"));
        assertThatThrownBy(() -> write(fence, 3, OperationState.RUNNING, started(0), started(1)))
                .isInstanceOf(RuntimeException.class);

        assertThat(store().find(fence.sagaId()).orElseThrow().steps()).containsExactly(finished(0, "1"));
    }

    @Test
    void aFinishedSagaIsNeverGivenAgain() throws Exception {
        submit("key");
        Fence fence = claim("a", 1).getFirst().saga().fence();
        write(fence, 1, OperationState.RUNNING, started(0));
        assertThat(write(fence, 2, OperationState.SUCCEEDED, finished(0, "1")).successorWaiting())
                .isFalse();
        passTime(lease().plusMillis(50));

        assertThat(claim("b", 10)).isEmpty();
    }

    // Cancellation

    @Test
    void aCancellationReachesTheOwnerByWriteAndByRenewal() {
        submit("key");
        Fence fence = claim("a", 1).getFirst().saga().fence();

        assertThat(store().requestCancel(fence.sagaId(), "not wanted")).isTrue();
        assertThat(store().requestCancel(fence.sagaId(), "again")).isTrue();

        assertThat(write(fence, 1, OperationState.RUNNING, started(0)).cancelReason())
                .isEqualTo("not wanted");
        assertThat(store().renew("a", lease(), List.of(new Renewal(fence, 0, null)))
                        .cancelled())
                .containsExactly(new RenewReply.Cancelled(fence.sagaId(), "not wanted"));
    }

    @Test
    void anUnwindingOrEndedSagaCanNoLongerBeCancelled() {
        submit("key");
        Fence fence = claim("a", 1).getFirst().saga().fence();
        write(fence, 1, OperationState.UNWINDING);
        assertThat(store().requestCancel(fence.sagaId(), "late")).isFalse();
        write(fence, 2, OperationState.FAILED);

        assertThat(store().requestCancel(fence.sagaId(), "late")).isFalse();
        assertThat(store().find(fence.sagaId()).orElseThrow().saga().cancelReason())
                .isNull();
    }

    @Test
    void aCancelledSagaIsDueAtOnce() {
        submit("key");
        Fence fence = claim("a", 1).getFirst().saga().fence();
        store().write(
                        fence,
                        new JournalWrite(
                                1, OperationState.RUNNING, List.of(failed(0)), null, 0, null, now().plusSeconds(3600)));
        store().release(fence);
        assertThat(claim("b", 1)).isEmpty();

        store().requestCancel(fence.sagaId(), "not wanted");

        assertThat(claim("b", 1).getFirst().saga().cancelReason()).isEqualTo("not wanted");
    }

    @Test
    void aSupersedingSagaCancelsTheOthersOfItsKeyAndWaitsForThem() {
        SagaRecord running =
                store().submit(newSaga("key", "tenant"), claim("a")).saga();
        SagaRecord waiting = submit("key").saga();
        SagaRecord unrelated = submit("elsewhere").saga();

        Submission superseding = store().submit(newSaga("key", "tenant").supersedingOthers(), claim("a"));

        assertThat(superseding.claimed()).isFalse();
        assertThat(find(running).saga().cancelReason())
                .contains(superseding.saga().id());
        assertThat(find(waiting).saga().cancelReason())
                .contains(superseding.saga().id());
        assertThat(find(unrelated).saga().cancelReason()).isNull();
        assertThat(find(superseding.saga()).saga().cancelReason()).isNull();
    }

    // Stuck sagas

    @Test
    void aStuckSagaIsNotGivenAndKeepsNoOneWaiting() throws Exception {
        stuck("key");
        SagaRecord next = submit("key").saga();
        passTime(lease().plusMillis(50));

        assertThat(ids(claim("b", 10))).containsExactly(next.id());
    }

    @Test
    void aResolvedSagaIsGivenAgainBehindTheOthersOfItsKey() {
        Fence old = stuck("key");
        SagaRecord next = submit("key").saga();

        SagaRecord resolved = store().resolve(old.sagaId(), StuckCommand.RETRY);

        assertThat(resolved.state()).isEqualTo(OperationState.UNWINDING);
        assertThat(resolved.queueNumber()).isGreaterThan(next.queueNumber());
        assertThat(resolved.fencingToken()).isGreaterThan(old.token());
        assertThatThrownBy(() -> write(old, 9, OperationState.STUCK)).isInstanceOf(FencedOutException.class);
        Fence fence = claim("b", 10).getFirst().saga().fence();
        assertThat(fence.sagaId()).isEqualTo(next.id());
        write(fence, 1, OperationState.RUNNING, started(0));
        write(fence, 2, OperationState.SUCCEEDED, finished(0, "1"));
        assertThat(ids(claim("b", 10))).containsExactly(old.sagaId());
    }

    @Test
    void skipAndAdoptSettleSteps() {
        Fence skipped = stuck("key1");
        Fence adopted = stuck("key2");

        store().resolve(skipped.sagaId(), StuckCommand.SKIP);
        store().resolve(adopted.sagaId(), StuckCommand.ADOPT);

        assertThat(store().find(skipped.sagaId()).orElseThrow().steps())
                .extracting(StepRecord::state)
                .containsExactly(StepState.FINISHED, StepState.SKIPPED);
        assertThat(store().find(adopted.sagaId()).orElseThrow().steps())
                .extracting(StepRecord::state)
                .containsExactly(StepState.ADOPTED, StepState.ADOPTED);
    }

    @Test
    void onlyAStuckSagaCanBeResolved() {
        SagaRecord saga = submit("key").saga();

        assertThatThrownBy(() -> store().resolve(saga.id(), StuckCommand.RETRY)).isInstanceOf(RuntimeException.class);
        assertThat(find(saga).saga()).isEqualTo(saga);
    }

    // Helpers

    private Fence stuck(String key) {
        SagaRecord saga = store().submit(newSaga(key, "tenant"), claim("a")).saga();
        Fence fence = saga.fence();
        write(fence, 1, OperationState.RUNNING, finished(0, "1"), started(1));
        write(fence, 2, OperationState.UNWINDING, undoing(1));
        write(fence, 3, OperationState.STUCK, undoFailed(1));
        return fence;
    }

    private Submission submit(String key) {
        return submit(key, "tenant-" + test);
    }

    private Submission submit(String key, String tenant) {
        return store().submit(newSaga(key, tenant), null);
    }

    private NewSaga newSaga(String key, String tenant) {
        return new NewSaga(
                "op_" + test + "_" + submitted++,
                type,
                key + "-" + test,
                tenant,
                "{\"name\":\"über-1\"}",
                3,
                now().plusSeconds(3600),
                false,
                "00-aa-bb-01",
                null);
    }

    private Claim claim(String owner) {
        return new Claim(owner, lease());
    }

    private List<ClaimedSaga> claim(String owner, int limit) {
        return store().claim(
                        new ClaimRequest(claim(owner), limit, List.of(new ClaimRequest.Room(type, Integer.MAX_VALUE))));
    }

    private List<ClaimedSaga> claimUntilNone(String owner) {
        List<ClaimedSaga> all = new ArrayList<>();
        List<ClaimedSaga> some = claim(owner, 3);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = claim(owner, 3);
        }
        return all;
    }

    private static List<String> ids(List<ClaimedSaga> claimed) {
        return claimed.stream().map(each -> each.saga().id()).toList();
    }

    private ClaimedSaga find(SagaRecord saga) {
        return store().find(saga.id()).orElseThrow();
    }

    private cloud.yunhai.common.saga.journal.WriteReply write(
            Fence fence, long sequence, OperationState state, StepRecord... steps) {
        return store().write(fence, new JournalWrite(sequence, state, List.of(steps), null, 0, null, now()));
    }

    private static <T> List<T> atOnce(int callers, Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> answers = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                answers.add(threads.submit(call));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> answer : answers) {
                results.add(answer.get());
            }
            return results;
        }
    }

    private static StepRecord started(int index) {
        return step(index, StepState.STARTED, null, null);
    }

    private static StepRecord finished(int index, @Nullable String outputJson) {
        return step(index, StepState.FINISHED, outputJson, null);
    }

    private static StepRecord failed(int index) {
        return step(index, StepState.FAILED, null, new Failure("UNAVAILABLE", "no answer", null, "step" + index));
    }

    private static StepRecord undoing(int index) {
        return step(index, StepState.UNDOING, null, null);
    }

    private static StepRecord undoFailed(int index) {
        return step(index, StepState.UNDO_FAILED, null, new Failure("UNAVAILABLE", "no answer", null, null));
    }

    private static StepRecord step(int index, StepState state, @Nullable String outputJson, @Nullable Failure failure) {
        Instant started = Instant.parse("2026-01-02T03:04:05.000006Z");
        return new StepRecord(
                index, "step" + index, "service", state, 1, 0, outputJson, failure, started, null, null, null, "owner");
    }
}
