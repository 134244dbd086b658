package cloud.yunhai.common.saga.runner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.Submission;
import cloud.yunhai.common.testing.ManualScheduler;
import cloud.yunhai.common.testing.UnreliableSagaStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private final Bench bench = new Bench();
    private final ManualScheduler doomed = new ManualScheduler(bench.clock);
    private final List<Long> tokens = new ArrayList<>();

    /// Another process on the same journal, whose tasks run only when the test says so.
    private SagaRunner otherProcess(String owner) {
        SagaHost host = SagaHost.of(bench.store, doomed).with(bench.clock);
        return bench.runner(SagaRunnerConfig.ofOwner(owner), host);
    }

    @Test
    void aDeadOwnersSagaGoesOnWithinFiveSeconds() {
        SagaHost mortal = SagaHost.of(bench.store, doomed).with(bench.clock).with((FailPoint) (moment, saga, step) -> {
            if (moment == FailPoint.Moment.AFTER_ACTION && step.equals("start")) {
                throw new Death();
            }
        });
        bench.runner(SagaRunnerConfig.ofOwner("a"), mortal);
        bench.submit("op1");
        try {
            doomed.settle();
        } catch (Death _) {
            doomed.clear();
        }
        assertThat(bench.did).containsExactly("ids", "host", "start");
        Instant died = bench.clock.instant();

        bench.runner("b");
        while (bench.state("op1") != OperationState.SUCCEEDED) {
            bench.advance(Duration.ofMillis(100));
        }

        assertThat(Duration.between(died, bench.clock.instant())).isLessThan(Duration.ofSeconds(5));
        assertThat(bench.did).containsExactly("ids", "host", "start", "start");
        assertThat(bench.step("op1", 2).attempt()).isEqualTo(2);
        assertThat(bench.step("op1", 2).owner()).isEqualTo("b");
    }

    @Test
    void anOwnerThatWakesUpLateIsFencedOutAndActsNoMore() {
        otherProcess("a");
        bench.submit("op1");
        bench.when("host", saga -> {
            tokens.add(saga.fencingToken());
            if (tokens.size() == 1) {
                // The process stands still in the middle of its action; meanwhile another one finishes the saga.
                bench.runner("b");
                bench.seconds(5);
                assertThat(bench.state("op1")).isEqualTo(OperationState.SUCCEEDED);
                assertThat(saga.cancelled()).isFalse();
            }
        });
        doomed.settle();

        assertThat(tokens).hasSize(2).isSorted();
        assertThat(bench.did).containsExactly("ids", "host", "host", "start");
        assertThat(bench.state("op1")).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void aRenewalThatNamesTheSagaLostInterruptsItsAction() {
        SagaRunner late = otherProcess("a");
        bench.submit("op1");
        List<Boolean> interrupted = new ArrayList<>();
        bench.when("host", saga -> {
            tokens.add(saga.fencingToken());
            if (tokens.size() == 1) {
                bench.runner("b");
                bench.seconds(5);
                doomed.advance(Duration.ofSeconds(1));
                interrupted.add(Thread.currentThread().isInterrupted());
                interrupted.add(saga.cancelled());
            }
        });
        doomed.settle();

        assertThat(interrupted).containsExactly(true, true);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(late.held()).isZero();
    }

    @Test
    void leasesAreRenewedWhileALongActionRuns() {
        bench.runner("a");
        bench.submit("op1");
        bench.when("host", saga -> {
            bench.seconds(15);
            assertThat(bench.saga("op1").owner()).isEqualTo("a");
            assertThat(bench.saga("op1").leaseUntil()).isAfter(bench.clock.instant());
        });
        bench.seconds(1);

        assertThat(bench.did).containsExactly("ids", "host", "start");
    }

    @Test
    void progressIsWrittenWithTheRenewal() {
        bench.runner("a");
        bench.submit("op1");
        List<String> seen = new ArrayList<>();
        bench.when("start", saga -> {
            saga.progress(50, "copying");
            bench.seconds(2);
            seen.add(bench.saga("op1").progressPercent() + " "
                    + bench.saga("op1").progressText());
        });
        bench.seconds(1);

        assertThat(seen).containsExactly("75 copying");
    }

    @Test
    void anActionFarPastItsDeadlineIsInterruptedAndTriedAgain() {
        bench.runner("a");
        bench.submit("op1");
        bench.when("host", saga -> {
            if (saga.attempt() == 1) {
                bench.seconds(25);
                assertThat(saga.cancelled()).isTrue();
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        });
        bench.seconds(2);
        bench.seconds(2);

        assertThat(bench.did).containsExactly("ids", "host", "host", "start");
    }

    @Test
    void aWriteThatFailsIsRepeatedUntilItIsAnswered() {
        List<String> calls = new ArrayList<>();
        UnreliableSagaStore store = new UnreliableSagaStore(bench.store, new UnreliableSagaStore.Fault() {
            @Override
            public void before(String method) {
                calls.add(method);
                if (calls.size() % 3 == 0) {
                    throw new IllegalStateException("away");
                }
            }

            @Override
            public void after(String method) {
                if (calls.size() % 4 == 0) {
                    throw new IllegalStateException("answer lost");
                }
            }
        });
        bench.runner(SagaRunnerConfig.ofOwner("a"), bench.host(store));
        bench.submit("op1");
        bench.seconds(20);

        assertThat(bench.did).containsExactly("ids", "host", "start");
        assertThat(bench.state("op1")).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void aRunnerThatCouldNotRenewActsOnlyOnceItCanAgain() {
        UnreliableSagaStore store = new UnreliableSagaStore(bench.store, new UnreliableSagaStore.Fault() {});
        bench.runner(SagaRunnerConfig.ofOwner("a"), bench.host(store));
        bench.submit("op1");
        bench.when("host", saga -> {
            if (saga.attempt() == 1) {
                store.fault(new UnreliableSagaStore.Fault() {
                    @Override
                    public void before(String method) {
                        if (!method.equals("write")) {
                            throw new IllegalStateException("away");
                        }
                    }
                });
                bench.seconds(4);
            }
        });
        bench.seconds(4);
        assertThat(bench.did).containsExactly("ids", "host");

        store.fault(new UnreliableSagaStore.Fault() {});
        bench.seconds(5);

        assertThat(bench.did).endsWith("start");
        assertThat(bench.state("op1")).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void aLateHandOverDoesNotReplaceANewerClaim() {
        SagaRunner runner = bench.runner("a");
        Submission old = bench.store.submit(bench.order("op1"), new Claim("a", Duration.ofSeconds(3)));
        bench.clock.advance(Duration.ofSeconds(4));
        bench.when("host", saga -> {
            tokens.add(saga.fencingToken());
            runner.accept(old.handOver());
        });
        bench.seconds(2);

        assertThat(tokens).hasSize(1);
        assertThat(tokens.getFirst()).isGreaterThan(old.saga().fencingToken());
        assertThat(bench.did).containsExactly("ids", "host", "start");
    }

    @Test
    void drainingFinishesTheStepAndGivesTheSagaBack() {
        SagaRunner runner = bench.runner("a");
        List<CompletableFuture<Void>> drained = new ArrayList<>();
        bench.when("host", saga -> drained.add(runner.beginDrain()));
        bench.submit("op1");
        bench.seconds(1);

        assertThat(bench.did).containsExactly("ids", "host");
        assertThat(drained.getFirst()).isCompleted();
        assertThat(bench.saga("op1").owner()).isNull();
        assertThat(bench.claimedBy("op1")).isEmpty();
        assertThat(runner.claimForNew(bench.saga.type())).isEmpty();

        bench.runner("b");
        bench.seconds(1);

        assertThat(bench.did).containsExactly("ids", "host", "start");
    }

    @Test
    void drainingGivesASagaInBackOffBackAtOnce() {
        bench.when("host", saga -> {
            throw new CloudException(ErrorCode.UNAVAILABLE, "no answer");
        });
        SagaRunner runner = bench.runner("a");
        bench.submit("op1");
        bench.advance(Duration.ofMillis(10));
        Instant due = bench.saga("op1").due();

        CompletableFuture<Void> drained = runner.beginDrain();
        bench.scheduler.settle();

        assertThat(drained).isCompleted();
        assertThat(bench.saga("op1").owner()).isNull();
        assertThat(bench.saga("op1").due()).isEqualTo(due);
    }

    @Test
    void anActionThatDoesNotEndInTimeForTheDrainIsInterruptedAndFenced() throws Exception {
        SagaRunner runner = bench.runner("a");
        bench.submit("op1");
        bench.when("host", saga -> {
            tokens.add(saga.fencingToken());
            if (tokens.size() == 1) {
                runner.drain(Duration.ofMillis(1));
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
                bench.runner("b");
                bench.seconds(1);
            }
        });
        bench.seconds(1);

        assertThat(bench.did).containsExactly("ids", "host", "host", "start");
        assertThat(tokens).isSorted();
        assertThat(bench.step("op1", 1).owner()).isEqualTo("b");
    }

    @Test
    void aRunnerTakesNoMoreThanItMayHold() {
        SagaRunner runner = bench.runner(SagaRunnerConfig.ofOwner("a").withMaxHeld(2, 2), bench.host());
        List<Integer> held = new ArrayList<>();
        bench.when("host", saga -> {
            held.add(runner.held());
            if (saga.attempt() == 1) {
                throw new CloudException(ErrorCode.UNAVAILABLE, "no answer");
            }
        });
        for (int i = 0; i < 5; i++) {
            bench.submit("op" + i);
        }
        bench.seconds(10);

        assertThat(held).hasSize(10).allMatch(count -> count <= 2);
        assertThat(bench.store.sagas()).allMatch(saga -> saga.state() == OperationState.SUCCEEDED);
    }

    @Test
    void aFullTypeLeavesRoomForOthers() {
        Bench other = bench;
        SagaRunner runner = new SagaRunner(
                SagaRunnerConfig.ofOwner("a").withMaxHeld(10, 1),
                List.of(bench.saga, bench.definition("other", 1)),
                bench.host());
        runner.start();
        bench.when("host", saga -> {
            if (saga.operationId().equals("op1")) {
                throw new CloudException(ErrorCode.UNAVAILABLE, "no answer");
            }
        });
        bench.submit("op1");
        bench.submit("op2");
        other.store.submit(
                bench.definition("other", 1)
                        .submission(
                                "op3",
                                new Bench.Order("x"),
                                "key3",
                                "tenant",
                                bench.clock.instant().plusSeconds(60)),
                null);
        bench.advance(Duration.ofMillis(10));

        assertThat(bench.state("op1")).isEqualTo(OperationState.RUNNING);
        assertThat(bench.state("op2")).isEqualTo(OperationState.PENDING);
        assertThat(bench.state("op3")).isEqualTo(OperationState.SUCCEEDED);
    }

    /// The end of a process in the middle of whatever it does.
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}
