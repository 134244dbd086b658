package cloud.yunhai.common.saga.runner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.RetryPolicy;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.common.saga.journal.SagaType;
import cloud.yunhai.common.saga.journal.StepRecord;
import cloud.yunhai.common.saga.journal.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is next for the bench's saga (ids, host, start), from journals of all sorts.
class PlannerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final Failure FULL = new Failure("NO_CAPACITY", "full", null, "host");

    private final Saga<Bench.Order> saga = new Bench().saga;

    @Test
    void aNewSagaBeginsWithItsFirstStep() {
        assertThat(next(OperationState.PENDING)).isEqualTo(new Decision.Act(0, 1));
    }

    @Test
    void aFinishedStepIsFollowedByTheNext() {
        assertThat(next(OperationState.RUNNING, step(0, StepState.FINISHED))).isEqualTo(new Decision.Act(1, 1));
    }

    @Test
    void aStartedStepIsTriedAgain() {
        assertThat(next(OperationState.RUNNING, step(0, StepState.FINISHED), step(1, StepState.STARTED)))
                .isEqualTo(new Decision.Act(1, 2));
    }

    @Test
    void aStepThatKillsItsProcessEachTimeIsGivenUp() {
        Decision decision =
                next(OperationState.RUNNING, step(0, StepState.FINISHED), step(1, StepState.STARTED, 3, 0, null));

        assertThat(decision).isInstanceOf(Decision.Unwind.class);
        assertThat(((Decision.Unwind) decision).cause().detail()).contains("3 tries of host were cut short");
    }

    @Test
    void afterTheLastStepItHasSucceededEvenIfCancelledOrLate() {
        List<StepRecord> all =
                List.of(step(0, StepState.FINISHED), step(1, StepState.FINISHED), step(2, StepState.FINISHED));

        assertThat(next(record(OperationState.RUNNING, NOW.minusSeconds(1), "cancelled", null), all))
                .isEqualTo(new Decision.End(OperationState.SUCCEEDED));
    }

    @Test
    void aCancelledSagaUnwinds() {
        assertThat(next(record(OperationState.PENDING, LATER, "not wanted", null), List.of()))
                .isEqualTo(new Decision.Unwind(Failure.cancelled("not wanted")));
    }

    @Test
    void aLateSagaUnwindsAndNamesItsLastTrouble() {
        StepRecord failed = step(0, StepState.FAILED, 1, 0, new Failure("UNAVAILABLE", "no answer", "x", "ids"));

        Decision decision = next(record(OperationState.RUNNING, NOW, null, null), List.of(failed));

        assertThat(decision)
                .isEqualTo(new Decision.Unwind(
                        new Failure(Failure.DEADLINE, "not done by 2026-01-01T00:00:00Z: no answer", "x", "ids")));
    }

    @Test
    void aFailedStepWaitsForItsBackOffButNotBeyondTheDeadline() {
        StepRecord failed = step(0, StepState.FAILED);

        Decision waiting = next(OperationState.RUNNING, failed);
        assertThat(waiting).isInstanceOf(Decision.Wait.class);
        Instant until = ((Decision.Wait) waiting).until();
        assertThat(until).isBetween(NOW.plusMillis(50), NOW.plusMillis(100));

        assertThat(next(record(OperationState.RUNNING, NOW.plusMillis(10), null, null), List.of(failed)))
                .isEqualTo(new Decision.Wait(NOW.plusMillis(10)));
        assertThat(Planner.next(saga, view(record(OperationState.RUNNING, LATER, null, null), List.of(failed)), until))
                .isEqualTo(new Decision.Act(0, 2));
    }

    @Test
    void undosGoBackwardsFromTheLastStepBegun() {
        for (StepState last : List.of(StepState.STARTED, StepState.FAILED, StepState.FINISHED)) {
            assertThat(next(OperationState.UNWINDING, step(0, StepState.FINISHED), step(1, last)))
                    .as("%s", last)
                    .isEqualTo(new Decision.Undo(1, 1));
        }
        for (StepState last : List.of(StepState.UNDONE, StepState.SKIPPED, StepState.ADOPTED)) {
            assertThat(next(OperationState.UNWINDING, step(0, StepState.FINISHED), step(1, last)))
                    .as("%s", last)
                    .isEqualTo(new Decision.Undo(0, 1));
        }
    }

    @Test
    void anUndoThatWasCutShortIsTriedAgain() {
        assertThat(next(OperationState.UNWINDING, step(0, StepState.UNDOING, 1, 1, null)))
                .isEqualTo(new Decision.Undo(0, 2));
    }

    @Test
    void anUndoThatKillsItsProcessEachTimeMakesTheSagaStuck() {
        assertThat(next(OperationState.UNWINDING, step(0, StepState.UNDONE), step(1, StepState.UNDOING, 1, 3, null)))
                .isEqualTo(new Decision.End(OperationState.STUCK));
    }

    @Test
    void aFailedUndoWaitsForItsBackOffUnlessAnOperatorHasItRetried() {
        assertThat(next(OperationState.UNWINDING, step(0, StepState.UNDO_FAILED, 1, 1, null)))
                .isInstanceOf(Decision.Wait.class);
        assertThat(next(OperationState.UNWINDING, step(0, StepState.UNDO_FAILED, 1, 0, null)))
                .isEqualTo(new Decision.Undo(0, 1));
    }

    @Test
    void whenAllIsUndoneTheCauseDecidesTheOutcome() {
        StepRecord undone = step(0, StepState.UNDONE);

        assertThat(next(record(OperationState.UNWINDING, LATER, null, FULL), List.of(undone)))
                .isEqualTo(new Decision.Conclude(OperationState.FAILED));
        assertThat(next(record(OperationState.UNWINDING, LATER, null, Failure.cancelled(null)), List.of(undone)))
                .isEqualTo(new Decision.Conclude(OperationState.CANCELLED));
    }

    @Test
    void theDeadlineDoesNotStopAnUndo() {
        assertThat(next(record(OperationState.UNWINDING, NOW, null, FULL), List.of(step(0, StepState.FINISHED))))
                .isEqualTo(new Decision.Undo(0, 1));
    }

    @Test
    void aJournalOfAnotherDefinitionIsNeitherContinuedNorUndone() {
        StepRecord stranger = named("stranger", step(0, StepState.FINISHED));

        Decision forward = next(OperationState.RUNNING, stranger);
        assertThat(forward).isInstanceOf(Decision.Unwind.class);
        assertThat(((Decision.Unwind) forward).cause().detail()).isEqualTo("stranger is not a step of make:1");
        assertThat(next(OperationState.UNWINDING, stranger)).isEqualTo(new Decision.End(OperationState.STUCK));
    }

    @Test
    void endedSagasStayAsTheyAre() {
        for (OperationState state : OperationState.values()) {
            if (!state.isLive()) {
                assertThat(next(state)).isEqualTo(new Decision.End(state));
            }
        }
    }

    @Test
    void aRetryMustFitIntoTriesBudgetAndDeadline() {
        RetryPolicy policy = new RetryPolicy(
                3, Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(1));

        assertThat(Planner.mayRetry(policy, "op1", 2, NOW, NOW, LATER)).isTrue();
        assertThat(Planner.mayRetry(policy, "op1", 3, NOW, NOW, LATER)).isFalse();
        assertThat(Planner.mayRetry(policy, "op1", 2, NOW.minusSeconds(10), NOW, LATER))
                .isFalse();
        assertThat(Planner.mayRetry(policy, "op1", 2, NOW, NOW, NOW.plusMillis(1)))
                .isFalse();
    }

    @Test
    void sagasThatFailTogetherComeBackApart() {
        Set<Instant> moments = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Instant moment = Planner.retryAt(RetryPolicy.ACTION, "op_" + i, 1, NOW);
            assertThat(moment).isBetween(NOW.plusMillis(50), NOW.plusMillis(100));
            moments.add(moment);
        }

        assertThat(moments).hasSizeGreaterThan(50);
    }

    private Decision next(OperationState state, StepRecord... steps) {
        return next(record(state, LATER, null, FULL), List.of(steps));
    }

    private Decision next(SagaRecord record, List<StepRecord> steps) {
        return Planner.next(saga, view(record, steps), NOW);
    }

    private static JournalView view(SagaRecord record, List<StepRecord> steps) {
        return new JournalView(new ClaimedSaga(record, steps));
    }

    private static SagaRecord record(
            OperationState state, Instant deadline, @Nullable String cancelReason, @Nullable Failure failure) {
        return new SagaRecord(
                "op1",
                new SagaType("make", 1),
                state,
                "key",
                "tenant",
                "{}",
                3,
                NOW,
                deadline,
                NOW,
                1,
                1,
                "owner",
                LATER,
                cancelReason,
                failure,
                0,
                null,
                null,
                null);
    }

    private static StepRecord step(int index, StepState state) {
        return step(index, state, 1, 0, null);
    }

    private static StepRecord step(
            int index, StepState state, int attempt, int undoAttempt, @Nullable Failure failure) {
        return new StepRecord(
                index,
                List.of("ids", "host", "start").get(index),
                "service",
                state,
                attempt,
                undoAttempt,
                null,
                failure,
                NOW,
                state == StepState.STARTED ? null : NOW,
                null,
                undoAttempt == 0 ? null : NOW,
                "owner");
    }

    private static StepRecord named(String name, StepRecord step) {
        return new StepRecord(
                step.index(),
                name,
                step.service(),
                step.state(),
                step.attempt(),
                step.undoAttempt(),
                step.outputJson(),
                step.failure(),
                step.started(),
                step.ended(),
                step.undoStarted(),
                step.undoEnded(),
                step.owner());
    }
}
