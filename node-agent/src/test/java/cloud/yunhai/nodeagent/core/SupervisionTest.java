package cloud.yunhai.nodeagent.core;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.nodeagent.testing.Children;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SupervisionTest {
    private static final ProcessKey FIRST = new ProcessKey(100, 1);
    private static final ProcessKey SECOND = new ProcessKey(101, 2);
    private static final OptionalInt KILLED = OptionalInt.of(137);

    private final ManualClock clock = new ManualClock();
    private final Timings timings = new Timings(
            Duration.ofMillis(100),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            3,
            Duration.ofSeconds(60),
            Duration.ofSeconds(15),
            Duration.ofSeconds(120),
            Duration.ofSeconds(20),
            new BackOff(Duration.ofMillis(100), Duration.ofSeconds(30), Duration.ofSeconds(60)));
    private final Supervision service = new Supervision(Children.spec(Path.of("/home"), "one", 1), timings);

    @Test
    void startedServiceWaitsForItsTurn() {
        service.start(now());
        assertThat(service.waitsForTurn()).isTrue();
        assertThat(service.status().state()).isEqualTo(ServiceState.STARTING);
        assertThat(service.turn()).containsExactly(Command.LAUNCH);
        assertThat(service.isComingUp()).isTrue();
    }

    @Test
    void healthyAnswerMakesItUpAndItIsAskedMoreRarelyThen() {
        launch(FIRST);
        assertThat(service.tick(now())).containsExactly(Command.PROBE);
        assertThat(service.tick(now())).isEmpty();
        service.probed(FIRST, ProbeResult.silent("refused"), now());
        assertThat(service.status().state()).isEqualTo(ServiceState.STARTING);
        assertThat(service.dueAt()).isEqualTo(now().plusMillis(100));
        service.probed(FIRST, ProbeResult.healthy(), now());
        assertThat(service.status().state()).isEqualTo(ServiceState.UP);
        assertThat(service.dueAt()).isEqualTo(now().plusSeconds(2));
    }

    @Test
    void firstRestartComesAtOnceAndLaterOnesAfterLongerAndLongerPauses() {
        List<Long> pauses = new ArrayList<>();
        launch(FIRST);
        for (int i = 0; i < 8; i++) {
            service.ended(FIRST, KILLED, now());
            assertThat(service.status().state()).isEqualTo(ServiceState.BACKING_OFF);
            pauses.add(Duration.between(now(), service.dueAt()).toMillis());
            clock.advanceTo(service.dueAt());
            assertThat(service.tick(now())).isEmpty();
            assertThat(service.waitsForTurn()).isTrue();
            service.turn();
            service.launched(FIRST, now());
        }
        assertThat(pauses).containsExactly(100L, 300L, 900L, 2700L, 8100L, 24300L, 30000L, 30000L);
        assertThat(service.status().restarts()).isEqualTo(8);
    }

    @Test
    void processThatLivedLongEnoughStartsTheRowOfPausesAnew() {
        launch(FIRST);
        service.ended(FIRST, KILLED, now());
        clock.advance(Duration.ofSeconds(1));
        service.tick(now());
        service.turn();
        service.launched(SECOND, now());
        up(SECOND);
        clock.advance(Duration.ofSeconds(60));
        service.ended(SECOND, KILLED, now());
        assertThat(service.dueAt()).isEqualTo(now().plusMillis(100));
    }

    /// The failures of its youth are no reason for a long pause, though it said that it was unwell just before.
    @Test
    void processThatWasUpLongEnoughAndIsUnwellThenStartsTheRowOfPausesAnewToo() {
        launch(FIRST);
        service.ended(FIRST, KILLED, now());
        clock.advance(Duration.ofSeconds(1));
        service.tick(now());
        service.turn();
        service.launched(SECOND, now());
        up(SECOND);
        clock.advance(Duration.ofSeconds(60));
        service.probed(SECOND, ProbeResult.unhealthy("no database"), now());
        service.ended(SECOND, KILLED, now());
        assertThat(service.dueAt()).isEqualTo(now().plusMillis(100));
    }

    @Test
    void missedChecksInARowAreTakenForHangingAndOneAnswerInBetweenIsNot() {
        launch(FIRST);
        up(FIRST);
        assertThat(service.probed(FIRST, ProbeResult.silent("slow"), now())).isEmpty();
        assertThat(service.probed(FIRST, ProbeResult.silent("slow"), now())).isEmpty();
        service.probed(FIRST, ProbeResult.healthy(), now());
        service.probed(FIRST, ProbeResult.silent("slow"), now());
        service.probed(FIRST, ProbeResult.silent("slow"), now());
        assertThat(service.status().state()).isEqualTo(ServiceState.UP);
        assertThat(service.probed(FIRST, ProbeResult.silent("slow"), now()))
                .containsExactly(Command.DUMP_THREADS, Command.TERMINATE);
        assertThat(service.status().state()).isEqualTo(ServiceState.UNHEALTHY);
        clock.advance(Duration.ofSeconds(5));
        assertThat(service.tick(now())).containsExactly(Command.KILL);
        assertThat(service.tick(now())).isEmpty();
        service.ended(FIRST, KILLED, now());
        assertThat(service.status().lastExit())
                .isEqualTo("hung: no answer to 3 checks in a row (slow); ended with signal 9 (KILL)");
        assertThat(service.status().state()).isEqualTo(ServiceState.BACKING_OFF);
    }

    @Test
    void serviceThatNeverComesUpIsReplaced() {
        launch(FIRST);
        service.tick(now());
        service.probed(FIRST, ProbeResult.silent("refused"), now());
        clock.advance(Duration.ofSeconds(60));
        assertThat(service.tick(now())).containsExactly(Command.DUMP_THREADS, Command.TERMINATE);
        assertThat(service.status().reason()).isEqualTo("not up within PT1M (refused)");
    }

    @Test
    void stopOfARunningServiceAsksAndThenKills() {
        launch(FIRST);
        up(FIRST);
        assertThat(service.stop(now())).containsExactly(Command.TERMINATE);
        assertThat(service.status().state()).isEqualTo(ServiceState.STOPPING);
        assertThat(service.stop(now())).isEmpty();
        clock.advance(Duration.ofSeconds(15));
        assertThat(service.tick(now())).containsExactly(Command.KILL);
        service.ended(FIRST, KILLED, now());
        assertThat(service.status().state()).isEqualTo(ServiceState.STOPPED);
        assertThat(service.status().lastExit()).isEqualTo("killed: had not ended within PT15S");
        assertThat(service.dueAt()).isEqualTo(Instant.MAX);
        assertThat(service.waitsForTurn()).isFalse();
    }

    @Test
    void stopBeforeItsTurnIsAtOnce() {
        service.start(now());
        assertThat(service.stop(now())).isEmpty();
        assertThat(service.status().state()).isEqualTo(ServiceState.STOPPED);
        assertThat(service.waitsForTurn()).isFalse();
    }

    @Test
    void stopWhileItIsBeingLaunchedEndsTheProcessOnceItIsKnown() {
        service.start(now());
        service.turn();
        assertThat(service.stop(now())).isEmpty();
        assertThat(service.launched(FIRST, now())).containsExactly(Command.TERMINATE);
        service.ended(FIRST, OptionalInt.of(143), now());
        assertThat(service.status().state()).isEqualTo(ServiceState.STOPPED);
    }

    @Test
    void stopDuringAPauseLeavesItStopped() {
        launch(FIRST);
        service.ended(FIRST, KILLED, now());
        service.stop(now());
        clock.advance(Duration.ofHours(1));
        assertThat(service.tick(now())).isEmpty();
        assertThat(service.status().state()).isEqualTo(ServiceState.STOPPED);
        assertThat(service.waitsForTurn()).isFalse();
    }

    @Test
    void startDuringAStopStartsItAgainWhenItHasEnded() {
        launch(FIRST);
        up(FIRST);
        service.stop(now());
        service.start(now());
        assertThat(service.status().state()).isEqualTo(ServiceState.STOPPING);
        service.ended(FIRST, OptionalInt.of(0), now());
        assertThat(service.waitsForTurn()).isTrue();
        assertThat(service.waitsForOthers(now())).isFalse();
    }

    @Test
    void restartReplacesTheProcess() {
        launch(FIRST);
        up(FIRST);
        assertThat(service.restart(now())).containsExactly(Command.TERMINATE);
        service.ended(FIRST, OptionalInt.of(0), now());
        service.turn();
        service.launched(SECOND, now());
        assertThat(service.status().process()).isEqualTo(SECOND);
        assertThat(service.status().restarts()).isEqualTo(1);
    }

    @Test
    void endOfAnEarlierProcessIsNoNews() {
        launch(FIRST);
        service.ended(FIRST, KILLED, now());
        clock.advance(Duration.ofSeconds(1));
        service.tick(now());
        service.turn();
        service.launched(SECOND, now());
        service.ended(FIRST, KILLED, now());
        assertThat(service.probed(FIRST, ProbeResult.healthy(), now())).isEmpty();
        assertThat(service.status().process()).isEqualTo(SECOND);
        assertThat(service.status().state()).isEqualTo(ServiceState.STARTING);
    }

    @Test
    void processThatCannotBeStartedIsTriedAgainWithPauses() {
        service.start(now());
        service.turn();
        service.launchFailed("no such file", now());
        assertThat(service.status().state()).isEqualTo(ServiceState.BACKING_OFF);
        assertThat(service.status().lastExit()).isEqualTo("could not be started: no such file");
    }

    @Test
    void serviceThatIsNotToBeRestartedStaysCrashedAndCanBeStartedByHand() {
        ServiceSpec spec = Children.spec(Path.of("/home"), "one", 1);
        Supervision once = new Supervision(
                new ServiceSpec(
                        spec.name(),
                        spec.module(),
                        spec.mainClass(),
                        spec.classPath(),
                        spec.jvmOptions(),
                        spec.arguments(),
                        spec.environment(),
                        spec.check(),
                        spec.workingDirectory(),
                        spec.logFile(),
                        spec.startAfter(),
                        false),
                timings);
        once.start(now());
        once.turn();
        once.launched(FIRST, now());
        once.ended(FIRST, OptionalInt.of(1), now());
        assertThat(once.status().state()).isEqualTo(ServiceState.CRASHED);
        assertThat(once.isIdle()).isTrue();
        once.start(now());
        assertThat(once.status().state()).isEqualTo(ServiceState.STARTING);
    }

    @Test
    void adoptedProcessIsWatchedLikeAnyOther() {
        service.adopted(FIRST, now().minusSeconds(60), 4, now());
        assertThat(service.tick(now())).containsExactly(Command.PROBE);
        service.probed(FIRST, ProbeResult.healthy(), now());
        assertThat(service.status().restarts()).isEqualTo(4);
        assertThat(service.status().startedAt()).isEqualTo(now().minusSeconds(60));
        service.ended(FIRST, OptionalInt.empty(), now());
        assertThat(service.status().state()).isEqualTo(ServiceState.BACKING_OFF);
    }

    private Instant now() {
        return clock.instant();
    }

    private void launch(ProcessKey process) {
        service.start(now());
        service.turn();
        assertThat(service.launched(process, now())).isEmpty();
    }

    private void up(ProcessKey process) {
        service.tick(now());
        service.probed(process, ProbeResult.healthy(), now());
        assertThat(service.status().state()).isEqualTo(ServiceState.UP);
    }
}
