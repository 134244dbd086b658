package cloud.yunhai.nodeagent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.nodeagent.core.ProbeResult;
import cloud.yunhai.nodeagent.core.ServiceState;
import cloud.yunhai.nodeagent.core.ServiceStatus;
import cloud.yunhai.nodeagent.testing.Agents;
import cloud.yunhai.nodeagent.testing.FakeProcesses;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceCommandsTest {
    private final FakeProcesses processes = new FakeProcesses();
    private volatile ProbeResult answer = ProbeResult.healthy();
    private final Supervisor supervisor = Agents.over(processes, _ -> answer, Agents.spec("one"), Agents.spec("two"));
    private final ServiceCommands commands = new ServiceCommands(supervisor);

    @AfterEach
    void end() {
        supervisor.close();
    }

    @Test
    void stopAndStartAnswerWhatWasReached() {
        Agents.awaitState(supervisor, "one", ServiceState.UP);

        ServiceStatus stopped = commands.stop("ann", "one", Agents.LIMIT);
        ServiceStatus started = commands.start("ann", "one", Agents.LIMIT);

        assertThat(stopped.state()).isEqualTo(ServiceState.STOPPED);
        assertThat(stopped.process()).isNull();
        assertThat(stopped.wanted()).isFalse();
        assertThat(started.state()).isEqualTo(ServiceState.UP);
        assertThat(commands.list()).extracting(ServiceStatus::name).containsExactly("one", "two");
    }

    @Test
    void restartAnswersWithAnotherProcess() {
        Agents.awaitState(supervisor, "one", ServiceState.UP);
        var before = supervisor.statusOf("one").process();

        ServiceStatus restarted = commands.restart("ann", "one", Agents.LIMIT);

        assertThat(restarted.state()).isEqualTo(ServiceState.UP);
        assertThat(restarted.process()).isNotNull().isNotEqualTo(before);
    }

    @Test
    void whatTakesLongerThanTheWaitIsAnsweredAsItIsAndGoesOn() {
        Agents.awaitState(supervisor, "one", ServiceState.UP);
        processes.stubborn.add(
                Objects.requireNonNull(supervisor.statusOf("one").process()).pid());

        ServiceStatus asked = commands.stop("ann", "one", Duration.ofMillis(1));

        assertThat(asked.process()).isNotNull();
        Agents.awaitState(supervisor, "one", ServiceState.STOPPED);
        assertThat(processes.signals).anyMatch(signal -> signal.startsWith("KILL"));
    }

    @Test
    void serviceThatCannotBeStartedIsAnsweredAsBackingOffAndNotWaitedFor() {
        commands.stop("ann", "one", Agents.LIMIT);
        processes.broken.add("one");

        ServiceStatus status = commands.start("ann", "one", Agents.LIMIT);

        assertThat(status.state()).isEqualTo(ServiceState.BACKING_OFF);
        assertThat(status.reason()).contains("no such program");
    }

    @Test
    void startOfARunningServiceAndStopOfAStoppedOneChangeNothing() {
        Agents.awaitState(supervisor, "one", ServiceState.UP);
        var process = supervisor.statusOf("one").process();

        assertThat(commands.start("ann", "one", Agents.LIMIT).process()).isEqualTo(process);
        commands.stop("ann", "one", Agents.LIMIT);
        assertThat(commands.stop("ann", "one", Agents.LIMIT).state()).isEqualTo(ServiceState.STOPPED);
    }

    @Test
    void unknownServiceIsNotFound() {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> commands.restart("ann", "three", Agents.LIMIT))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }
}
