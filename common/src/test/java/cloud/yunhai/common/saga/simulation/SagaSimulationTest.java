package cloud.yunhai.common.saga.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.journal.NewSaga;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.common.saga.journal.StuckCommand;
import cloud.yunhai.common.saga.runner.FailPoint;
import cloud.yunhai.common.saga.runner.SagaHost;
import cloud.yunhai.common.saga.runner.SagaRunner;
import cloud.yunhai.common.saga.runner.SagaRunnerConfig;
import cloud.yunhai.common.testing.InMemorySagaStore;
import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.common.testing.SeededRandom;
import cloud.yunhai.common.testing.UnreliableSagaStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// Several runners on one journal, with processes that are killed and replaced, that stand still and wake up late,
/// journal calls that are lost before or after they were done, and steps that fail or do not answer.
///
/// Whatever happens: no two sagas act on one resource at once, an owner that was replaced is refused, undos run in
/// reverse, everything ends, and what did not succeed has left nothing. A failing run is replayed by its seed:
/// `-Dtest.seed=SEED -Dtest=SagaSimulationTest#replay`.
class SagaSimulationTest {
    private static final int PROCESSES = 3;

    private static final Logger ENGINE_LOG = (Logger) LoggerFactory.getLogger("cloud.yunhai.common.saga.runner");

    private final ManualClock clock = new ManualClock();

    /// The engine warns of every fault, and here are thousands.
    @BeforeAll
    static void quiet() {
        ENGINE_LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        ENGINE_LOG.setLevel(null);
    }

    static List<Long> seeds() {
        SeededRandom random = SeededRandom.orElse(20261122);
        return IntStream.range(0, 40).mapToObj(i -> random.nextLong()).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everythingEndsAndNothingIsLeft(long seed) {
        new Run(new SeededRandom(seed)).storm();
    }

    @Test
    void aSeedNeverSeenBefore() {
        new Run(SeededRandom.fresh()).storm();
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        Run one = new Run(new SeededRandom(7));
        one.storm();
        Run other = new SagaSimulationTest().new Run(new SeededRandom(7));
        other.storm();

        assertThat(other.store.sagas()).isEqualTo(one.store.sagas());
        assertThat(other.kills).isEqualTo(one.kills);
    }

    @Test
    void theStormReallyStrikes() {
        int kills = 0;
        int stills = 0;
        int refused = 0;
        Map<OperationState, Long> ends = Map.of();
        for (long seed = 1; seed <= 10; seed++) {
            Run run = new SagaSimulationTest().new Run(new SeededRandom(seed));
            run.storm();
            kills += run.kills;
            stills += run.stills;
            refused += run.world.refusedTokens();
            ends = run.store.sagas().stream().collect(Collectors.groupingBy(SagaRecord::state, Collectors.counting()));
        }

        assertThat(kills).isGreaterThan(50);
        assertThat(stills).isGreaterThan(20);
        assertThat(refused).as("late owners refused").isPositive();
        assertThat(ends.keySet()).contains(OperationState.SUCCEEDED, OperationState.FAILED);
    }

    @Test
    void sagasThatAreStuckAreUndoneOnceAnOperatorHasThemRetried() {
        Run run = new Run(new SeededRandom(11));
        run.world.undosNeverWork();
        run.begin(0);
        for (int i = 0; i < 5; i++) {
            run.submit(true, false);
        }
        run.time.runUntil(clock.instant().plus(Duration.ofHours(1)));
        assertThat(run.store.sagas()).allMatch(saga -> saga.state() == OperationState.STUCK);

        run.world.calm();
        run.store.sagas().forEach(saga -> run.store.resolve(saga.id(), StuckCommand.RETRY));
        run.time.runUntil(clock.instant().plusSeconds(60));

        assertThat(run.store.sagas()).allMatch(saga -> saga.state() == OperationState.FAILED);
        run.verify();
    }

    /// One simulated platform.
    private final class Run {
        final SeededRandom random;
        final VirtualTime time;
        final World world;
        final InMemorySagaStore store = new InMemorySagaStore(clock);
        final Saga<World.Order> saga;
        final List<VirtualTime.Process> processes = new ArrayList<>();
        final List<String> submitted = new ArrayList<>();
        int kills;
        int stills;
        private int oneKillIn;
        private boolean stormy;
        private int started;

        Run(SeededRandom random) {
            this.random = random;
            this.time = new VirtualTime(clock, random);
            this.world = new World(time, random, 12);
            this.saga = world.saga(Duration.ofMillis(50 + random.nextInt(400)));
        }

        void storm() {
            stormy = true;
            begin(60);
            Instant end = clock.instant().plusSeconds(120);
            while (clock.instant().isBefore(end)) {
                for (int i = random.nextInt(3); i > 0; i--) {
                    submit(random.oneIn(4), random.oneIn(6));
                }
                if (random.oneIn(4) && !submitted.isEmpty()) {
                    store.requestCancel(random.pick(submitted), "cancelled by the test");
                }
                if (random.oneIn(6)) {
                    standStill(random.pick(processes));
                }
                time.runUntil(clock.instant().plusMillis(500 + random.nextInt(2000)));
                replaceTheDead();
            }
            stormy = false;
            oneKillIn = 0;
            world.calm();
            replaceTheDead();
            time.runUntil(clock.instant().plus(Duration.ofMinutes(3)));
            assertThat(store.sagas())
                    .as("%s", random)
                    .allMatch(saga -> saga.state().isDone());
            verify();
        }

        void begin(int oneKillInMoments) {
            oneKillIn = oneKillInMoments;
            for (int i = 0; i < PROCESSES; i++) {
                start();
            }
        }

        void submit(boolean doomed, boolean superseding) {
            String resource = "r" + random.nextInt(8);
            NewSaga order = saga.submission(
                    "op" + submitted.size(),
                    new World.Order(resource, doomed),
                    resource,
                    "tenant" + random.nextInt(3),
                    clock.instant().plusSeconds(3600));
            store.submit(superseding ? order.supersedingOthers() : order, null);
            submitted.add(order.id());
        }

        void verify() {
            assertThat(world.violations()).as("%s", random).isEmpty();
            for (SagaRecord record : store.sagas()) {
                assertThat(world.of(record.id()))
                        .as("%s: what is left of %s", random, record)
                        .hasSize(record.state() == OperationState.SUCCEEDED ? World.EFFECTS : 0);
                assertThat(record.owner()).isNull();
            }
        }

        private void start() {
            VirtualTime.Process process = new VirtualTime.Process("p" + started++);
            processes.add(process);
            UnreliableSagaStore journal = new UnreliableSagaStore(store, new Network(process));
            SagaHost host = SagaHost.of(journal, time.schedulerOf(process))
                    .with(clock)
                    .with((FailPoint) (moment, type, step) -> strike(process));
            new SagaRunner(SagaRunnerConfig.ofOwner(process.name).withMaxHeld(4, 4), List.of(saga), host).start();
        }

        private void replaceTheDead() {
            processes.removeIf(VirtualTime.Process::isDead);
            while (processes.size() < PROCESSES) {
                start();
            }
        }

        private void standStill(VirtualTime.Process process) {
            stills++;
            process.standStillUntil(clock.instant().plusMillis(1000 + random.nextInt(9000)));
        }

        /// A process dies, or stands still, right between an action and its write, or the write and the next
        /// action.
        private void strike(VirtualTime.Process process) {
            if (process.isDead()) {
                throw new VirtualTime.Killed();
            }
            if (oneKillIn > 0 && random.oneIn(oneKillIn)) {
                kills++;
                process.kill();
                throw new VirtualTime.Killed();
            }
            if (stormy && random.oneIn(40)) {
                standStill(process);
                time.pass(Duration.ZERO);
            }
        }

        /// The way from one process to the journal.
        private final class Network implements UnreliableSagaStore.Fault {
            private final VirtualTime.Process process;

            Network(VirtualTime.Process process) {
                this.process = process;
            }

            @Override
            public void before(String method) {
                travel(method);
            }

            @Override
            public void after(String method) {
                travel(method);
            }

            private void travel(String method) {
                time.pass(Duration.ofMillis(random.nextInt(5)));
                if (process.isDead()) {
                    throw new VirtualTime.Killed();
                }
                if (stormy && random.oneIn(30)) {
                    throw new IllegalStateException("no answer to " + method);
                }
            }
        }
    }
}
