package cloud.yunhai.nodeagent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.nodeagent.adapter.file.StateFile;
import cloud.yunhai.nodeagent.adapter.http.HttpProbe;
import cloud.yunhai.nodeagent.adapter.process.OsProcesses;
import cloud.yunhai.nodeagent.core.Check;
import cloud.yunhai.nodeagent.core.ServiceSpec;
import cloud.yunhai.nodeagent.core.ServiceState;
import cloud.yunhai.nodeagent.core.ServiceStatus;
import cloud.yunhai.nodeagent.core.Timings;
import cloud.yunhai.nodeagent.testing.Children;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With real processes.
class SupervisorTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path home;

    private final List<Runnable> cleanUp = new ArrayList<>();
    private final int port = Children.freePort();

    @AfterEach
    void endAll() {
        cleanUp.reversed().forEach(Runnable::run);
        Children.endAll(processes());
    }

    @Test
    void startedServiceComesUp() {
        Supervisor supervisor = supervisor(Children.spec(home, "one", port));
        ServiceStatus status = awaitUp(supervisor, "one");
        assertThat(status.restarts()).isZero();
        assertThat(Objects.requireNonNull(status.startedAt()))
                .isBetween(Instant.now().minus(LONG), Instant.now());
        assertThat(home.resolve("logs/one.log")).content().contains("child started " + port);
    }

    @Test
    void killedServiceIsBackWithinASecondAndCountsAsCrashed() {
        Supervisor supervisor = supervisor(Children.spec(home, "one", port));
        long pid = pid(awaitUp(supervisor, "one"));
        Instant killedAt = Instant.now();
        kill(pid);
        await().atMost(LONG).until(() -> {
            ServiceStatus status = supervisor.statusOf("one");
            return status.process() != null && status.process().pid() != pid;
        });
        assertThat(Duration.between(killedAt, supervisor.statusOf("one").startedAt()))
                .isLessThan(Duration.ofSeconds(1));
        ServiceStatus again = awaitUp(supervisor, "one");
        assertThat(again.restarts()).isEqualTo(1);
        assertThat(again.lastExit()).isEqualTo("crashed: signal 9 (KILL)");
    }

    @Test
    void serviceThatEndsInOrderIsStartedAgainAndIsNoCrash() {
        Supervisor supervisor = supervisor(Children.spec(home, "one", port));
        awaitUp(supervisor, "one");
        Children.tell(port, "/exit/0");
        await().atMost(LONG).until(() -> supervisor.statusOf("one").restarts() == 1);
        assertThat(awaitUp(supervisor, "one").lastExit()).isEqualTo("ended by itself: status 0");
    }

    @Test
    void stoppedServiceStaysStopped() throws Exception {
        Supervisor supervisor = supervisor(Children.spec(home, "one", port));
        long pid = pid(awaitUp(supervisor, "one"));
        ServiceStatus stopped = supervisor.stop("one").get(60, TimeUnit.SECONDS);
        assertThat(stopped.state()).isEqualTo(ServiceState.STOPPED);
        assertThat(stopped.lastExit()).startsWith("stopped as asked: signal 15");
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        // Another service's way up takes longer than any pause before a restart would.
        assertThat(supervisor.start("one").get(60, TimeUnit.SECONDS).state()).isEqualTo(ServiceState.UP);
        assertThat(supervisor.statusOf("one").restarts()).isEqualTo(1);
    }

    @Test
    void stoppingAStoppedServiceChangesNothing() throws Exception {
        Supervisor supervisor = supervisor(Children.spec(home, "one", port));
        awaitUp(supervisor, "one");
        supervisor.stop("one").get(60, TimeUnit.SECONDS);
        assertThat(supervisor.stop("one").get(60, TimeUnit.SECONDS).state()).isEqualTo(ServiceState.STOPPED);
    }

    @Test
    void serviceThatIgnoresTheRequestToEndIsKilled() throws Exception {
        Supervisor supervisor = supervisor(Children.spec(home, "one", port, "stubborn"));
        awaitUp(supervisor, "one");
        ServiceStatus stopped = supervisor.stop("one").get(60, TimeUnit.SECONDS);
        assertThat(stopped.lastExit()).isEqualTo("killed: had not ended within PT3S");
    }

    @Test
    void hungServiceIsReplacedAndLeavesItsThreadsInTheLog() {
        Supervisor supervisor = supervisor(Children.spec(home, "one", port));
        awaitUp(supervisor, "one");
        Children.tell(port, "/mode/hangs");
        await().atMost(LONG).until(() -> supervisor.statusOf("one").restarts() == 1);
        assertThat(awaitUp(supervisor, "one").lastExit()).startsWith("hung: no answer to 2 checks in a row");
        assertThat(home.resolve("logs/one.log")).content().contains("Full thread dump");
    }

    @Test
    void serviceThatSaysItCannotWorkIsShownSoAndReplacedWhenItLasts() {
        Supervisor supervisor = supervisor(Children.spec(home, "one", port));
        awaitUp(supervisor, "one");
        Children.tell(port, "/mode/unhealthy");
        await().atMost(LONG).until(() -> supervisor.statusOf("one").state() == ServiceState.UNHEALTHY);
        assertThat(supervisor.statusOf("one").reason()).isEqualTo("HTTP status 503: unhealthy");
        await().atMost(LONG).until(() -> supervisor.statusOf("one").restarts() == 1);
        assertThat(awaitUp(supervisor, "one").lastExit()).startsWith("unhealthy for PT2S");
    }

    @Test
    void serviceThatRecoversByItselfIsLeftAlone() {
        Supervisor supervisor = supervisor(Children.spec(home, "one", port));
        long pid = pid(awaitUp(supervisor, "one"));
        Children.tell(port, "/mode/unhealthy");
        await().atMost(LONG).until(() -> supervisor.statusOf("one").state() == ServiceState.UNHEALTHY);
        Children.tell(port, "/mode/healthy");
        assertThat(pid(awaitUp(supervisor, "one"))).isEqualTo(pid);
    }

    @Test
    void pauseBeforeRestartsGrows() {
        Supervisor supervisor = supervisor(Children.spec(home, "one", port, "fails"));
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> String.valueOf(supervisor.statusOf("one").reason()).endsWith("after 450 ms"));
        assertThat(supervisor.statusOf("one").lastExit()).isEqualTo("crashed: status 3");
    }

    @Test
    void nextAgentTakesOverWhatAnEarlierOneLeft() throws IOException {
        ServiceSpec spec = Children.spec(home, "one", port);
        Supervisor first = supervisor(spec);
        long pid = pid(awaitUp(first, "one"));
        // The state as it is on disk while the first agent lives is all that a killed one would leave.
        Supervisor second = supervisor(spec);
        assertThat(pid(awaitUp(second, "one"))).isEqualTo(pid);
        assertThat(processes().running()).hasSize(1);
    }

    @Test
    void processThatWasNeverWrittenDownIsFoundByItsMark() throws IOException {
        ServiceSpec spec = Children.spec(home, "one", port);
        long pid = pid(awaitUp(supervisor(spec), "one"));
        Files.delete(home.resolve("state.json"));
        assertThat(pid(awaitUp(supervisor(spec), "one"))).isEqualTo(pid);
    }

    @Test
    void servicesStartAfterThoseTheyNeed() {
        int other = Children.freePort();
        Supervisor supervisor = supervisor(
                Children.startedAfter(Children.spec(home, "late", port), "early"), Children.spec(home, "early", other));
        Instant late = awaitUp(supervisor, "late").startedAt();
        assertThat(Objects.requireNonNull(late))
                .isAfter(supervisor.statusOf("early").startedAt());
    }

    @Test
    void closingStopsAllServicesThoseFirstThatOthersDoNotNeed() {
        Supervisor supervisor = supervisor(
                Children.startedAfter(Children.spec(home, "late", port), "early"),
                Children.spec(home, "early", Children.freePort()));
        awaitUp(supervisor, "late");
        supervisor.close();
        assertThat(supervisor.statuses()).allMatch(status -> status.state() == ServiceState.STOPPED);
        assertThat(processes().running()).isEmpty();
    }

    @Test
    void unknownServiceIsRefused() {
        Supervisor supervisor = supervisor(Children.spec(home, "one", port));
        assertThatThrownBy(() -> supervisor.stop("two")).hasMessageContaining("no service two");
    }

    private OsProcesses processes() {
        return new OsProcesses(Path.of(System.getProperty("java.home")), home);
    }

    private Supervisor supervisor(ServiceSpec... specs) {
        Timings timings = Children.timings();
        HttpProbe http = new HttpProbe(timings.checkTimeout());
        OsProcesses processes = processes();
        Supervisor supervisor = new Supervisor(
                List.of(specs),
                timings,
                4,
                processes,
                new StateFile(home.resolve("state.json")),
                InstantSource.system());
        cleanUp.add(processes::close);
        cleanUp.add(supervisor::close);
        supervisor.open(spec -> http.probe(((Check.OverHttp) spec.check()).url()));
        return supervisor;
    }

    private static ServiceStatus awaitUp(Supervisor supervisor, String name) {
        await().atMost(LONG).until(() -> supervisor.statusOf(name).state() == ServiceState.UP);
        return supervisor.statusOf(name);
    }

    private static long pid(ServiceStatus status) {
        return Objects.requireNonNull(status.process()).pid();
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
