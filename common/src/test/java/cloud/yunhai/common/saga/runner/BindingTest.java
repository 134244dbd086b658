package cloud.yunhai.common.saga.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.Output;
import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.ClaimRequest;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.Fence;
import cloud.yunhai.common.saga.journal.JournalWrite;
import cloud.yunhai.common.saga.journal.SagaType;
import cloud.yunhai.common.saga.journal.StepRecord;
import cloud.yunhai.common.saga.journal.StepState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/// What an action is given, what its runner tells others, and journals that make no sense.
class BindingTest {
    private final Bench bench = new Bench();

    @Test
    void everyCallIsBoundToTokenDeadlineAndTrace() {
        List<FencingScope.Bound> bounds = new ArrayList<>();
        FencingScope scope = new FencingScope() {
            @Override
            public <T extends @Nullable Object> T call(Bound bound, Callable<T> work) throws Exception {
                bounds.add(bound);
                return work.call();
            }
        };
        bench.when("host", saga -> {
            throw new CloudException(ErrorCode.NO_CAPACITY, "full");
        });
        bench.runner(SagaRunnerConfig.ofOwner("a"), bench.host().with(scope));
        bench.store.submit(bench.order("op1").tracedBy("00-trace-01"), null);
        bench.advance(Duration.ofMillis(1));

        long token = bench.saga("op1").fencingToken();
        assertThat(bounds).extracting(FencingScope.Bound::step).containsExactly("ids", "host", "host", "unwound");
        assertThat(bounds).allSatisfy(bound -> {
            assertThat(bound.operationId()).isEqualTo("op1");
            assertThat(bound.fencingToken()).isEqualTo(token);
            assertThat(bound.traceparent()).isEqualTo("00-trace-01");
            assertThat(bound.attempt()).isOne();
            assertThat(bound.deadline())
                    .isBetween(bench.clock.instant(), bench.clock.instant().plusSeconds(30));
        });
    }

    @Test
    void aTryEndsWithItsTimeoutOrTheOperationsDeadline() {
        List<Duration> left = new ArrayList<>();
        bench.when("host", saga -> left.add(Duration.between(bench.clock.instant(), saga.deadline())));
        bench.runner("a");
        bench.submit("op1");
        bench.store.submit(
                bench.saga.submission(
                        "op2",
                        new Bench.Order("x"),
                        "key2",
                        "tenant",
                        bench.clock.instant().plusSeconds(7)),
                null);
        bench.advance(Duration.ofMillis(1));

        assertThat(left).containsExactlyInAnyOrder(Duration.ofSeconds(20), Duration.ofSeconds(7));
    }

    @Test
    void logLinesOfAStepNameTheOperation() {
        List<@Nullable String> seen = new ArrayList<>();
        bench.when("host", saga -> seen.add(MDC.get("operation") + " " + MDC.get("step")));
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(1);

        assertThat(seen).containsExactly("op1 host");
        assertThat(MDC.get("operation")).isNull();
    }

    @Test
    void anOutputThatIsNotThereIsNamed() {
        List<String> seen = new ArrayList<>();
        bench.when("ids", saga -> {
            assertThat(saga.find(Bench.HOST)).isEmpty();
            assertThatThrownBy(() -> saga.get(Output.of("other", String.class)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("other: no such output");
            seen.add(saga.tenantKey());
        });
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(1);

        assertThat(seen).containsExactly("tenant");
        assertThat(bench.state("op1")).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void progressOutsideOfAHundredIsRefused() {
        bench.when("host", saga -> saga.progress(101, "x"));
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(1);

        Failure failure = bench.saga("op1").failure();
        assertThat(failure).isNotNull();
        assertThat(failure.detail()).contains("percent: 101 (expected: 0 to 100)");
    }

    @Test
    void theListenerHearsOfStepsAndEnds() {
        List<String> heard = new ArrayList<>();
        SagaListener listener = new SagaListener() {
            @Override
            public void stepEnded(SagaType type, String step, boolean undo, Duration took, @Nullable Failure failure) {
                heard.add((undo ? "undo " : "") + step + (failure == null ? "" : " " + failure.kind()));
            }

            @Override
            public void ended(SagaType type, String sagaId, OperationState state, Duration took) {
                heard.add(type + " " + sagaId + " " + state);
            }
        };
        bench.when("start", saga -> {
            throw new CloudException(ErrorCode.NO_HOST_FITS, "full");
        });
        bench.runner(SagaRunnerConfig.ofOwner("a"), bench.host().with(listener));
        bench.submit("op1");
        bench.seconds(1);

        assertThat(heard)
                .containsExactly(
                        "ids",
                        "host",
                        "start NO_HOST_FITS",
                        "undo start",
                        "undo host",
                        "undo unwound",
                        "make:1 op1 FAILED");
    }

    @Test
    void aJournalThatMakesNoSenseKeepsNoOneElseWaiting() {
        bench.submit("op1");
        write(claim(), step(1, "host"));
        bench.submit("op2");
        bench.runner("a");
        bench.seconds(1);

        assertThat(bench.state("op1")).isEqualTo(OperationState.RUNNING);
        assertThat(bench.state("op2")).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void aJournalOfAnotherListOfStepsGetsStuckWithoutTouchingAnything() {
        bench.submit("op1");
        write(claim(), step(0, "something-else"));
        bench.runner("a");
        bench.seconds(1);

        assertThat(bench.state("op1")).isEqualTo(OperationState.STUCK);
        assertThat(bench.did).isEmpty();
        Failure failure = bench.saga("op1").failure();
        assertThat(failure).isNotNull();
        assertThat(failure.detail()).isEqualTo("something-else is not a step of make:1");
    }

    @Test
    void aTypeThatTheRunnerDoesNotKnowIsLeftToOthers() {
        bench.store.submit(
                bench.definition("make", 2)
                        .submission(
                                "op1",
                                new Bench.Order("x"),
                                "key",
                                "tenant",
                                bench.clock.instant().plusSeconds(60)),
                null);
        SagaRunner runner = bench.runner("a");
        bench.seconds(1);

        assertThat(bench.state("op1")).isEqualTo(OperationState.PENDING);
        assertThat(runner.held()).isZero();
    }

    @Test
    void aRunnersLimitsMustFitTogether() {
        assertThatThrownBy(() -> new SagaRunnerConfig(
                        "a", Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(1), 1, 1, 1))
                .hasMessage("renewInterval: PT2S (expected: at most half of the lease, PT3S)");
        assertThatThrownBy(() -> SagaRunnerConfig.ofOwner("a").withMaxHeld(0, 1))
                .hasMessageContaining("(expected: at least 1 each)");
        assertThatThrownBy(() -> SagaRunnerConfig.ofOwner(" ")).hasMessageStartingWith("owner: blank");
    }

    private Fence claim() {
        return bench.store
                .claim(new ClaimRequest(
                        new Claim("x", Duration.ofSeconds(3)), 1, List.of(new ClaimRequest.Room(bench.saga.type(), 1))))
                .getFirst()
                .saga()
                .fence();
    }

    private void write(Fence fence, StepRecord step) {
        bench.store.write(
                fence,
                new JournalWrite(1, OperationState.RUNNING, List.of(step), null, 0, null, bench.clock.instant()));
        bench.store.release(fence);
    }

    private StepRecord step(int index, String name) {
        return new StepRecord(
                index,
                name,
                "service",
                StepState.FINISHED,
                1,
                0,
                null,
                null,
                bench.clock.instant(),
                bench.clock.instant(),
                null,
                null,
                "x");
    }
}
