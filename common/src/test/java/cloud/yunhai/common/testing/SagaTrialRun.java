package cloud.yunhai.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.runner.FailPoint;
import cloud.yunhai.common.saga.runner.SagaHost;
import cloud.yunhai.common.saga.runner.SagaRunner;
import cloud.yunhai.common.saga.runner.SagaRunnerConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One saga on its way in one [SagaTrial].
final class SagaTrialRun<I> {
    private static final Duration ENOUGH = Duration.ofHours(12);
    private static final String ID = "op_conformance";

    private final ManualClock clock;
    private final SagaTrial<I> trial;
    private final Saga<I> saga;
    private final InMemorySagaStore store;
    private final ManualScheduler scheduler;
    private final List<String> moments = new ArrayList<>();
    private int deathAt = -1;
    private int deaths;

    SagaTrialRun(ManualClock clock, SagaTrial<I> trial, Saga<I> saga) {
        this.clock = clock;
        this.trial = trial;
        this.saga = saga;
        this.store = new InMemorySagaStore(clock);
        this.scheduler = new ManualScheduler(clock);
    }

    /// All moments at which the process could have died.
    List<String> moments() {
        return moments;
    }

    int deaths() {
        return deaths;
    }

    void dieAtMoment(int number) {
        deathAt = number;
    }

    void cancel() {
        assertThat(store.requestCancel(ID, "cancelled by the test")).isTrue();
    }

    void toTheEnd() {
        store.submit(
                saga.submission(
                        ID, trial.input(), "key", "tenant", clock.instant().plus(ENOUGH)),
                null);
        startProcess();
        Instant end = clock.instant().plus(ENOUGH);
        while (state().isLive() && clock.instant().isBefore(end)) {
            try {
                scheduler.advance(Duration.ofMillis(100));
            } catch (Death _) {
                scheduler.clear();
                deaths++;
                startProcess();
            }
        }
    }

    void verify(String situation, OperationState expected) {
        ClaimedSaga found = store.find(ID).orElseThrow();
        assertThat(state()).as("%s %s: %s", saga.type(), situation, found).isEqualTo(expected);
        try {
            if (expected == OperationState.SUCCEEDED) {
                trial.succeeded().run();
            } else {
                trial.nothingLeft().run();
            }
        } catch (AssertionError e) {
            throw new AssertionError(saga.type() + " " + situation + ": " + e.getMessage(), e);
        }
    }

    private OperationState state() {
        return store.find(ID).orElseThrow().saga().state();
    }

    private void startProcess() {
        SagaHost host = SagaHost.of(store, scheduler).with(clock).with((FailPoint) this::hit);
        new SagaRunner(SagaRunnerConfig.ofOwner("process-" + deaths), List.of(saga), host).start();
    }

    private void hit(FailPoint.Moment moment, String type, @Nullable String step) {
        moments.add(moment + " " + step);
        if (moments.size() - 1 == deathAt) {
            throw new Death();
        }
    }

    /// The end of a process in the middle of whatever it does.
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}
