package cloud.yunhai.common.saga.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.testing.InMemorySagaStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The engine on real threads and real time.
class VirtualThreadsTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private final Bench bench = new Bench();
    private final InMemorySagaStore store = new InMemorySagaStore(InstantSource.system());
    private final VirtualThreadScheduler threads = new VirtualThreadScheduler("saga");

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void manySagasRunBesideEachOther() throws Exception {
        int count = 200;
        CountDownLatch together = new CountDownLatch(100);
        try (SagaRunner runner = runner("a")) {
            // Each of the first hundred waits until all of them have come.
            bench.when("host", saga -> {
                together.countDown();
                if (!together.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("waited in vain");
                }
            });
            submit(count);
            runner.nudge();

            await().atMost(GENEROUS).until(() -> ended() == count);
        }
        assertThat(store.sagas()).allMatch(saga -> saga.state() == OperationState.SUCCEEDED);
    }

    @Test
    void twoRunnersShareTheWorkAndNoStepIsDoneTwice() {
        int count = 300;
        Set<String> done = ConcurrentHashMap.newKeySet();
        Set<String> twice = ConcurrentHashMap.newKeySet();
        bench.when("host", saga -> {
            if (!done.add(saga.operationId())) {
                twice.add(saga.operationId());
            }
        });
        try (SagaRunner one = runner("a");
                SagaRunner other = runner("b")) {
            submit(count);
            one.nudge();
            other.nudge();

            await().atMost(GENEROUS).until(() -> ended() == count);
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void aBlockedActionIsInterruptedWhenTheDrainsTimeIsUp() throws Exception {
        CountDownLatch acting = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        bench.when("host", saga -> {
            acting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });
        SagaRunner runner = runner("a");
        submit(1);
        runner.nudge();
        assertThat(acting.await(30, TimeUnit.SECONDS)).isTrue();

        runner.drain(Duration.ofMillis(20));

        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(runner.held()).isZero();
        assertThat(store.sagas().getFirst().owner()).isNull();
    }

    private SagaRunner runner(String owner) {
        SagaRunner runner =
                new SagaRunner(SagaRunnerConfig.ofOwner(owner), List.of(bench.saga), SagaHost.of(store, threads));
        runner.start();
        return runner;
    }

    private void submit(int count) {
        for (int i = 0; i < count; i++) {
            store.submit(
                    bench.saga.submission(
                            "op" + i,
                            new Bench.Order("x"),
                            "key" + i,
                            "tenant",
                            Instant.now().plusSeconds(600)),
                    null);
        }
    }

    private long ended() {
        return store.sagas().stream().filter(saga -> saga.state().isDone()).count();
    }
}
