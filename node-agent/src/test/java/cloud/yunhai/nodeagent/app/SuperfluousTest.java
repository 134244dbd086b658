package cloud.yunhai.nodeagent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.nodeagent.core.ProbeResult;
import cloud.yunhai.nodeagent.core.ProcessKey;
import cloud.yunhai.nodeagent.core.ServiceSpec;
import cloud.yunhai.nodeagent.core.ServiceState;
import cloud.yunhai.nodeagent.testing.Agents;
import cloud.yunhai.nodeagent.testing.FakeProcesses;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What an earlier agent left and nobody wants any more.
class SuperfluousTest {
    private final FakeProcesses processes = new FakeProcesses();
    private final ServiceSpec spec = Agents.spec("one");

    @Test
    void processOfAServiceThatIsNoMoreIsAskedToEndAndKilledWhenItDoesNot() {
        ProcessKey gentle = processes.leave("gone", "x");
        ProcessKey stubborn = processes.leave("gone-too", "x");
        processes.stubborn.add(stubborn.pid());

        try (Supervisor supervisor = Agents.over(processes, _ -> ProbeResult.healthy(), spec)) {
            Agents.awaitState(supervisor, "one", ServiceState.UP);
            await().atMost(Agents.LIMIT).until(() -> !processes.isAlive(stubborn));
        }

        assertThat(processes.signals).contains("TERM " + gentle.pid(), "KILL " + stubborn.pid());
        assertThat(processes.signals).doesNotContain("KILL " + gentle.pid());
    }

    @Test
    void secondProcessOfAServiceIsEndedAndTheFirstTakenOver() {
        ProcessKey first = processes.leave("one", spec.digest());
        ProcessKey second = processes.leave("one", spec.digest());

        try (Supervisor supervisor = Agents.over(processes, _ -> ProbeResult.healthy(), spec)) {
            Agents.awaitState(supervisor, "one", ServiceState.UP);
            assertThat(supervisor.statusOf("one").process()).isEqualTo(first);
            assertThat(processes.isAlive(second)).isFalse();
        }
    }

    @Test
    void processOfAnOlderDescriptionIsReplaced() {
        ProcessKey outdated = processes.leave("one", "another digest");

        try (Supervisor supervisor = Agents.over(processes, _ -> ProbeResult.healthy(), spec)) {
            await().atMost(Agents.LIMIT)
                    .until(() -> supervisor.statusOf("one").state() == ServiceState.UP
                            && !Objects.equals(supervisor.statusOf("one").process(), outdated));
        }

        assertThat(processes.isAlive(outdated)).isFalse();
    }
}
