package cloud.yunhai.nodeagent.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.nodeagent.NodeAgent;
import cloud.yunhai.common.idl.nodeagent.TServiceState;
import cloud.yunhai.common.idl.nodeagent.TServiceStatus;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TActorKind;
import cloud.yunhai.common.model.host.HostFacts;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.nodeagent.app.HostView;
import cloud.yunhai.nodeagent.app.ServiceCommands;
import cloud.yunhai.nodeagent.app.Supervisor;
import cloud.yunhai.nodeagent.core.ProbeResult;
import cloud.yunhai.nodeagent.core.ServiceState;
import cloud.yunhai.nodeagent.testing.Agents;
import cloud.yunhai.nodeagent.testing.FakeProcesses;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The agent as api-server meets it, over a real connection.
class NodeAgentEndpointTest {
    private static final TActor ANN =
            new TActor().setKind(TActorKind.OPERATOR).setId("opr_1").setName("ann");

    private final FakeProcesses processes = new FakeProcesses();
    private final Supervisor supervisor = Agents.over(processes, _ -> ProbeResult.healthy(), Agents.spec("one"));
    private final TipCloud cloud = new TipCloud();
    private final NodeAgent.Iface agent;

    NodeAgentEndpointTest() {
        HostView host = new HostView() {
            @Override
            public HostFacts facts() {
                return new HostFacts(2, 4096, 100, "model", "6.1", "Debian", "qemu", null);
            }

            @Override
            public HostLoad load() {
                return new HostLoad(0.5, 0.25, 1024, 50, 3, Instant.EPOCH);
            }
        };
        cloud.serve(
                "node-agent",
                "h1",
                tip -> tip.serve(
                        "NodeAgent",
                        NodeAgent.Iface.class,
                        new NodeAgentEndpoint(new ServiceCommands(supervisor), processes, host)));
        agent = cloud.caller("api-server", "h0").client(NodeAgent.Iface.class, "node-agent", "h1");
        Agents.awaitState(supervisor, "one", ServiceState.UP);
    }

    @AfterEach
    void end() {
        cloud.close();
        supervisor.close();
    }

    @Test
    void servicesAreToldWithProcessMemoryAndAddress() {
        assertThat(Tip.call(agent::services)).singleElement().satisfies(status -> {
            assertThat(status.getName()).isEqualTo("one");
            assertThat(status.getModuleName()).isEqualTo("child");
            assertThat(status.getServiceState()).isEqualTo(TServiceState.UP);
            assertThat(status.getPid()).isEqualTo(100);
            assertThat(status.getResidentBytes()).isEqualTo(1 << 20);
            assertThat(status.getAddress()).isEqualTo("127.0.0.1:7");
        });
    }

    @Test
    void stopStartAndRestartAnswerTheStatusThatWasReached() {
        TServiceStatus stopped = Tip.call(() -> agent.stop(ANN, "one"));
        TServiceStatus started = Tip.call(() -> agent.start(ANN, "one"));
        TServiceStatus restarted = Tip.call(() -> agent.restart(ANN, "one"));

        assertThat(stopped.getServiceState()).isEqualTo(TServiceState.STOPPED);
        assertThat(stopped.isSetPid()).isFalse();
        assertThat(started.getServiceState()).isEqualTo(TServiceState.UP);
        assertThat(restarted.getPid()).isGreaterThan(started.getPid());
    }

    /// The answer must arrive within the caller's time, done or not.
    @Test
    void answerComesBeforeTheCallersTimeIsOver() {
        processes.stubborn.add(
                Objects.requireNonNull(supervisor.statusOf("one").process()).pid());

        TServiceStatus status = CallContext.with()
                .deadline(Duration.ofMillis(600))
                .context()
                .call(() -> Tip.call(() -> agent.stop(ANN, "one")));

        assertThat(status.getName()).isEqualTo("one");
        Agents.awaitState(supervisor, "one", ServiceState.STOPPED);
    }

    @Test
    void unknownServiceIsNotFoundAndStrangersAreRefused() {
        NodeAgent.Iface stranger =
                cloud.caller("volume-provider", "h1").client(NodeAgent.Iface.class, "node-agent", "h1");

        refused(ErrorCode.NOT_FOUND, () -> agent.stop(ANN, "two"));
        refused(ErrorCode.CALLER_NOT_ALLOWED, () -> stranger.stop(ANN, "one"));
        assertThat(supervisor.statusOf("one").state()).isEqualTo(ServiceState.UP);
    }

    @Test
    void factsAndLoadAreTold() {
        assertThat(Tip.call(agent::facts).getCpus()).isEqualTo(2);
        assertThat(Tip.call(agent::facts).isSetHypervisorVersion()).isFalse();
        assertThat(Tip.call(agent::load).getCpuBusy()).isEqualTo(0.25);
        assertThat(Tip.call(agent::load).getVmsRunning()).isEqualTo(3);
    }

    private static void refused(ErrorCode code, Tip.Action call) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> Tip.run(call))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
