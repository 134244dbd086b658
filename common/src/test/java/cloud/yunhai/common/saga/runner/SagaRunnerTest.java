package cloud.yunhai.common.saga.runner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.StepState;
import cloud.yunhai.common.saga.journal.StuckCommand;
import cloud.yunhai.common.saga.journal.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SagaRunnerTest {
    private final Bench bench = new Bench();

    private static Exception unavailable() {
        return new CloudException(ErrorCode.UNAVAILABLE, "no answer");
    }

    private static Exception noCapacity() {
        return new CloudException(ErrorCode.NO_CAPACITY, "no host can take it");
    }

    @Test
    void stepsAreDoneInOrderAndTheirOutputsRecorded() {
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(1);

        assertThat(bench.did).containsExactly("ids", "host", "start");
        assertThat(bench.state("op1")).isEqualTo(OperationState.SUCCEEDED);
        assertThat(bench.saga("op1").progressPercent()).isEqualTo(100);
        assertThat(bench.saga("op1").owner()).isNull();
        assertThat(bench.step("op1", 0).outputJson()).isEqualTo("{\"id\":\"id-op1\"}");
        assertThat(bench.step("op1", 1).outputJson()).isEqualTo("{\"host\":\"h1\"}");
        assertThat(bench.step("op1", 1).service()).isEqualTo("vm-scheduler");
        assertThat(bench.step("op1", 2).outputJson()).isNull();
        assertThat(bench.step("op1", 2).state()).isEqualTo(StepState.FINISHED);
    }

    @Test
    void aSagaOfThreeStepsCostsThreeWrites() {
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(1);

        assertThat(bench.store.writes()).isEqualTo(3);
    }

    @Test
    void aHandedOverSagaBeginsWithoutBeingLookedFor() {
        SagaRunner runner = bench.runner("a");
        bench.scheduler.settle();
        Submission submission = bench.store.submit(
                bench.order("op1"), runner.claimForNew(bench.saga.type()).orElseThrow());
        assertThat(submission.claimed()).isTrue();

        runner.accept(submission.handOver());
        bench.scheduler.settle();

        assertThat(bench.state("op1")).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void aNudgedRunnerBeginsAtOnce() {
        SagaRunner runner = bench.runner("a");
        bench.scheduler.settle();
        bench.submit("op1");
        bench.scheduler.settle();
        assertThat(bench.state("op1")).isEqualTo(OperationState.PENDING);

        runner.nudge();
        bench.scheduler.settle();

        assertThat(bench.state("op1")).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void laterStepsReadTheOutputsOfEarlierOnes() {
        List<String> seen = new ArrayList<>();
        bench.when("start", saga -> {
            seen.add(saga.get(Bench.IDS).id());
            seen.add(saga.get(Bench.HOST).host());
            seen.add(saga.input().name());
            seen.add(saga.operationId());
        });
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(1);

        assertThat(seen).containsExactly("id-op1", "h1", "op1", "op1");
    }

    @Test
    void aFailedStepIsUndoneTooAndThenTheOthersInReverse() {
        bench.when("start", saga -> {
            throw noCapacity();
        });
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(1);

        assertThat(bench.did).containsExactly("ids", "host", "start", "undo start", "undo host", "unwound");
        assertThat(bench.state("op1")).isEqualTo(OperationState.FAILED);
        assertThat(bench.saga("op1").failure())
                .isEqualTo(new Failure("NO_CAPACITY", "no host can take it", null, "start"));
        assertThat(bench.step("op1", 2).state()).isEqualTo(StepState.UNDONE);
        assertThat(bench.step("op1", 0).state()).isEqualTo(StepState.UNDONE);
    }

    @Test
    void theUndoKnowsWhy() {
        List<@Nullable Failure> seen = new ArrayList<>();
        bench.when("start", saga -> {
            throw noCapacity();
        });
        bench.when("undo host", saga -> seen.add(saga.failure()));
        bench.when("unwound", saga -> seen.add(saga.failure()));
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(1);

        assertThat(seen)
                .extracting(failure -> failure == null ? "" : failure.kind())
                .containsExactly("NO_CAPACITY", "NO_CAPACITY");
    }

    @Test
    void aRetryableFailureIsTriedAgainWithBackOff() {
        bench.when("host", saga -> {
            if (saga.attempt() < 3) {
                throw unavailable();
            }
        });
        bench.runner("a");
        bench.submit("op1");
        bench.advance(Duration.ofMillis(20));
        assertThat(bench.did).containsExactly("ids", "host");
        assertThat(bench.step("op1", 1).state()).isEqualTo(StepState.FAILED);
        assertThat(bench.saga("op1").due()).isAfter(bench.clock.instant());

        bench.seconds(1);

        assertThat(bench.did).containsExactly("ids", "host", "host", "host", "start");
        assertThat(bench.step("op1", 1).attempt()).isEqualTo(3);
        assertThat(bench.state("op1")).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void triesEndWithTheirNumber() {
        bench.when("host", saga -> {
            throw unavailable();
        });
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(10);

        assertThat(bench.did).containsExactly("ids", "host", "host", "host", "undo host", "unwound");
        assertThat(bench.state("op1")).isEqualTo(OperationState.FAILED);
    }

    @Test
    void anUnknownExceptionUnwindsAndKeepsItsTextFromTheTenant() {
        bench.when("host", saga -> {
            throw new IllegalStateException("/secret/path");
        });
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(1);

        Failure failure = bench.saga("op1").failure();
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Failure.INTERNAL);
        assertThat(failure.message()).doesNotContain("secret");
        assertThat(failure.detail()).contains("/secret/path");
    }

    @Test
    void anUndoThatFailsIsTriedAgain() {
        bench.when("start", saga -> {
            throw noCapacity();
        });
        bench.when("undo host", saga -> {
            if (saga.attempt() < 3) {
                throw noCapacity();
            }
        });
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(10);

        assertThat(bench.did).containsSubsequence("undo start", "undo host", "undo host", "undo host", "unwound");
        assertThat(bench.state("op1")).isEqualTo(OperationState.FAILED);
    }

    @Test
    void anUndoThatNeverSucceedsMakesTheSagaStuckAndRaisesTheAlarm() {
        List<String> alarms = stuckAtUndoOfHost();

        assertThat(bench.state("op1")).isEqualTo(OperationState.STUCK);
        assertThat(bench.did).doesNotContain("unwound");
        assertThat(bench.step("op1", 1).state()).isEqualTo(StepState.UNDO_FAILED);
        assertThat(alarms).containsExactly("op1 host UNAVAILABLE");
    }

    @Test
    void aRetriedStuckSagaIsUndoneToTheEnd() {
        stuckAtUndoOfHost();
        bench.behaviours.remove("undo host");
        bench.did.clear();

        bench.store.resolve("op1", StuckCommand.RETRY);
        bench.seconds(1);

        assertThat(bench.did).containsExactly("undo host", "unwound");
        assertThat(bench.state("op1")).isEqualTo(OperationState.FAILED);
    }

    @Test
    void aRetriedStuckSagaHasItsWholeBudgetAgain() {
        stuckAtUndoOfHost();
        bench.did.clear();

        bench.store.resolve("op1", StuckCommand.RETRY);
        bench.seconds(10);

        assertThat(bench.did).containsExactly("undo host", "undo host", "undo host");
        assertThat(bench.state("op1")).isEqualTo(OperationState.STUCK);
    }

    @Test
    void aSkippedUndoLetsTheOthersGoOn() {
        bench.when("host", saga -> {}).when("undo start", saga -> {
            throw unavailable();
        });
        bench.when("start", saga -> {
            throw noCapacity();
        });
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(10);
        assertThat(bench.state("op1")).isEqualTo(OperationState.STUCK);
        bench.did.clear();

        bench.store.resolve("op1", StuckCommand.SKIP);
        bench.seconds(1);

        assertThat(bench.did).containsExactly("undo host", "unwound");
        assertThat(bench.step("op1", 2).state()).isEqualTo(StepState.SKIPPED);
        assertThat(bench.state("op1")).isEqualTo(OperationState.FAILED);
    }

    @Test
    void anAdoptedSagaUndoesNoMoreStepsButTellsItsResource() {
        stuckAtUndoOfHost();
        bench.did.clear();

        bench.store.resolve("op1", StuckCommand.ADOPT);
        bench.seconds(1);

        assertThat(bench.did).containsExactly("unwound");
        assertThat(bench.step("op1", 1).state()).isEqualTo(StepState.ADOPTED);
        assertThat(bench.state("op1")).isEqualTo(OperationState.FAILED);
    }

    @Test
    void aSagaStuckInItsLastWordIsClosedBySkip() {
        bench.when("host", saga -> {
            throw noCapacity();
        });
        bench.when("unwound", saga -> {
            throw unavailable();
        });
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(10);
        assertThat(bench.state("op1")).isEqualTo(OperationState.STUCK);
        assertThat(bench.did).containsExactly("ids", "host", "undo host", "unwound", "unwound", "unwound");

        bench.store.resolve("op1", StuckCommand.SKIP);

        assertThat(bench.state("op1")).isEqualTo(OperationState.FAILED);
    }

    @Test
    void aStuckSagaKeepsNoOneWaiting() {
        stuckAtUndoOfHost();
        bench.behaviours.clear();

        bench.store.submit(bench.order("op2", "key-op1"), null);
        bench.seconds(1);

        assertThat(bench.state("op2")).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void aDeadlineThatPassesUnwindsWithTheLastReason() {
        bench.when("host", saga -> {
            throw unavailable();
        });
        bench.runner("a");
        bench.store.submit(
                bench.saga.submission(
                        "op1",
                        new Bench.Order("x"),
                        "key",
                        "tenant",
                        bench.clock.instant().plusMillis(60)),
                null);
        bench.seconds(1);

        assertThat(bench.did).containsExactly("ids", "host", "undo host", "unwound");
        Failure failure = bench.saga("op1").failure();
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo("UNAVAILABLE");
    }

    @Test
    void aSagaClaimedAfterItsDeadlineDoesNothingButSaySo() {
        bench.submit("op1");
        bench.clock.advance(Duration.ofHours(2));
        bench.runner("a");
        bench.seconds(1);

        assertThat(bench.did).containsExactly("unwound");
        assertThat(bench.state("op1")).isEqualTo(OperationState.FAILED);
        Failure failure = bench.saga("op1").failure();
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Failure.DEADLINE);
    }

    @Test
    void stepsReportProgressByTheirWeight() {
        List<Integer> seen = new ArrayList<>();
        bench.when("start", saga -> {
            saga.progress(40, "copying");
            bench.clock.advance(Duration.ofSeconds(1));
            seen.add(bench.saga("op1").progressPercent());
        });
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(1);

        assertThat(seen).containsExactly(50);
    }

    private List<String> stuckAtUndoOfHost() {
        List<String> alarms = new ArrayList<>();
        bench.when("start", saga -> {
            throw noCapacity();
        });
        bench.when("undo host", saga -> {
            throw unavailable();
        });
        SagaListener alarm = new SagaListener() {
            @Override
            public void stuck(
                    cloud.yunhai.common.saga.journal.SagaType type,
                    String sagaId,
                    String step,
                    @Nullable Failure failure) {
                alarms.add(sagaId + " " + step + " " + (failure == null ? "" : failure.kind()));
            }
        };
        bench.runner(SagaRunnerConfig.ofOwner("a"), bench.host().with(alarm));
        bench.submit("op1");
        bench.seconds(10);
        return alarms;
    }
}
