package cloud.yunhai.common.saga.runner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.journal.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Cancellation, superseding, and the order of sagas with one key.
class OrderTest {
    private final Bench bench = new Bench();

    @Test
    void aCancelledSagaUnwindsAtTheNextStepBorder() {
        bench.when("host", saga -> {
            bench.store.requestCancel("op1", "not wanted");
        });
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(1);

        assertThat(bench.did).containsExactly("ids", "host", "undo start", "undo host", "unwound");
        assertThat(bench.state("op1")).isEqualTo(OperationState.CANCELLED);
        assertThat(bench.saga("op1").failure()).isEqualTo(Failure.cancelled("not wanted"));
    }

    @Test
    void aSagaCancelledBeforeItBeganOnlyTellsItsResource() {
        bench.submit("op1");
        bench.store.requestCancel("op1", "not wanted");
        bench.runner("a");
        bench.seconds(1);

        assertThat(bench.did).containsExactly("unwound");
        assertThat(bench.state("op1")).isEqualTo(OperationState.CANCELLED);
    }

    @Test
    void aLongActionSeesTheCancellation() {
        List<Boolean> seen = new ArrayList<>();
        bench.when("host", saga -> {
            seen.add(saga.cancelled());
            bench.store.requestCancel("op1", "not wanted");
            bench.seconds(2);
            seen.add(saga.cancelled());
            throw new IllegalStateException("stopped on request");
        });
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(1);

        assertThat(seen).containsExactly(false, true);
        assertThat(bench.state("op1")).isEqualTo(OperationState.CANCELLED);
        assertThat(bench.saga("op1").failure()).isEqualTo(Failure.cancelled("not wanted"));
    }

    @Test
    void aCancellationEndsTheBackOff() {
        bench.when("host", saga -> {
            throw new CloudException(ErrorCode.UNAVAILABLE, "no answer");
        });
        bench.runner("a");
        bench.submit("op1");
        bench.advance(Duration.ofMillis(10));
        bench.store.requestCancel("op1", "not wanted");
        bench.seconds(1);

        assertThat(bench.did).endsWith("undo host", "unwound");
        assertThat(bench.state("op1")).isEqualTo(OperationState.CANCELLED);
    }

    @Test
    void aCancellationAfterTheLastStepComesTooLate() {
        bench.when("start", saga -> bench.store.requestCancel("op1", "late"));
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(1);

        assertThat(bench.state("op1")).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void anUndoIsNotDisturbedByTheCancellation() {
        List<Boolean> seen = new ArrayList<>();
        bench.when("host", saga -> bench.store.requestCancel("op1", "not wanted"));
        bench.when("undo host", saga -> seen.add(saga.cancelled()));
        bench.runner("a");
        bench.submit("op1");
        bench.seconds(1);

        assertThat(seen).containsExactly(false);
    }

    @Test
    void sagasWithOneKeyRunOneAfterTheOtherWithoutAPause() {
        List<String> order = new ArrayList<>();
        bench.when("ids", saga -> order.add("begin " + saga.operationId()));
        bench.when("start", saga -> order.add("end " + saga.operationId()));
        bench.runner("a");
        for (int i = 1; i <= 3; i++) {
            bench.store.submit(bench.order("op" + i, "same"), null);
        }
        bench.advance(Duration.ofMillis(1));

        assertThat(order).containsExactly("begin op1", "end op1", "begin op2", "end op2", "begin op3", "end op3");
    }

    @Test
    void aSupersedingSagaCancelsTheRunningOneAndRunsAfterIt() {
        bench.when("host", saga -> {
            if (saga.operationId().equals("op1")) {
                bench.store.submit(bench.order("op2", "same").supersedingOthers(), null);
            }
        });
        bench.runner("a");
        bench.store.submit(bench.order("op1", "same"), null);
        bench.advance(Duration.ofMillis(1));

        assertThat(bench.state("op1")).isEqualTo(OperationState.CANCELLED);
        assertThat(bench.saga("op1").cancelReason()).isEqualTo("superseded by op2");
        assertThat(bench.state("op2")).isEqualTo(OperationState.SUCCEEDED);
        assertThat(bench.did)
                .containsExactly("ids", "host", "undo start", "undo host", "unwound", "ids", "host", "start");
    }

    @Test
    void unrelatedSagasDoNotWaitForOneInBackOff() {
        bench.when("host", saga -> {
            if (saga.operationId().equals("op1") && saga.attempt() == 1) {
                throw new CloudException(ErrorCode.UNAVAILABLE, "no answer");
            }
        });
        bench.runner("a");
        bench.submit("op1");
        bench.submit("op2");
        bench.advance(Duration.ofMillis(1));

        assertThat(bench.state("op1")).isEqualTo(OperationState.RUNNING);
        assertThat(bench.state("op2")).isEqualTo(OperationState.SUCCEEDED);
    }
}
