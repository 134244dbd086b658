package cloud.yunhai.common.saga.runner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.Output;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.common.saga.journal.Submission;
import cloud.yunhai.common.testing.InMemorySagaStore;
import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.common.testing.ManualScheduler;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a saga of eight steps costs besides its calls.
class EngineCostTest {
    private static final int SAGAS = 1_000;
    private static final Duration LIMIT = Duration.ofMillis(1);

    record Order(String name, String image, int sizeGib) {}

    record Made(String id, String host, long sizeBytes) {}

    @Test
    void aSagaOfEightStepsCostsLessThanAMillisecondAndSevenWrites() {
        run(SAGAS);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long writes = run(SAGAS);
        Duration each =
                Duration.ofNanos((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / SAGAS);

        System.out.println("a saga of eight steps costs " + each.toNanos() / 1000 + " µs of CPU");
        assertThat(each).isLessThan(LIMIT);
        assertThat(writes).isEqualTo(7L * SAGAS);
    }

    private static long run(int sagas) {
        ManualClock clock = new ManualClock();
        ManualScheduler scheduler = new ManualScheduler(clock);
        Saga<Order> saga = saga();
        long writes = 0;
        for (int i = 0; i < sagas; i++) {
            // A journal of its own for each: the one in memory looks at all of its sagas each time.
            InMemorySagaStore store = new InMemorySagaStore(clock);
            SagaRunner runner = new SagaRunner(
                    SagaRunnerConfig.ofOwner("a"),
                    List.of(saga),
                    SagaHost.of(store, scheduler).with(clock));
            Submission submission = store.submit(
                    saga.submission(
                            "op" + i,
                            new Order("web-" + i, "debian", 10),
                            "key" + i,
                            "tenant",
                            clock.instant().plusSeconds(60)),
                    runner.claimForNew(saga.type()).orElseThrow());
            runner.accept(submission.handOver());
            scheduler.settle();
            assertThat(store.sagas()).extracting(SagaRecord::state).containsExactly(OperationState.SUCCEEDED);
            writes += store.writes();
        }
        return writes;
    }

    private static Saga<Order> saga() {
        Saga.Builder<Order> builder = Saga.named("make", 1, Order.class);
        for (int i = 0; i < 8; i++) {
            Output<Made> output = Output.of("step-" + i, Made.class);
            if (i < 2) {
                builder.local(output, saga -> made(saga.input().name()));
            } else {
                builder.step(output, saga -> made(saga.input().name()), saga -> {});
            }
        }
        return builder.build();
    }

    private static Made made(String name) {
        return new Made(name, "host-1", 10L << 30);
    }
}
