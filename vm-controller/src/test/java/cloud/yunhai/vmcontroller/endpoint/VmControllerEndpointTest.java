package cloud.yunhai.vmcontroller.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.idl.faults.TErrorKind;
import cloud.yunhai.common.idl.types.TDirection;
import cloud.yunhai.common.idl.types.TProtocol;
import cloud.yunhai.common.idl.types.TVmState;
import cloud.yunhai.common.idl.vmcontroller.TFilterRule;
import cloud.yunhai.common.idl.vmcontroller.TFilterSpec;
import cloud.yunhai.common.idl.vmcontroller.TSimulation;
import cloud.yunhai.common.idl.vmcontroller.TVm;
import cloud.yunhai.common.idl.vmcontroller.TVmNic;
import cloud.yunhai.common.idl.vmcontroller.TVmSpec;
import cloud.yunhai.common.sim.SimulatedJournal;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.vmcontroller.adapter.sim.SimulatedFleet;
import cloud.yunhai.vmcontroller.app.Generations;
import cloud.yunhai.vmcontroller.app.HostReporter;
import cloud.yunhai.vmcontroller.app.HostVms;
import cloud.yunhai.vmcontroller.app.VmHosts;
import cloud.yunhai.vmcontroller.testing.InMemoryGenerations;
import cloud.yunhai.vmcontroller.testing.InMemoryRecords;
import cloud.yunhai.vmcontroller.testing.RecordingSink;
import cloud.yunhai.vmcontroller.testing.Specs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class VmControllerEndpointTest {
    private static final String ID = Specs.instance(1).text();
    private static final String FILTER = "yunhai-" + Specs.nic(1).text();

    private final SimulatedFleet fleet = new SimulatedFleet(List.of("h1"), new SimulatedJournal(null));
    private final HostVms host = new HostVms(
            Objects.requireNonNull(fleet.hosts().get("h1")),
            new InMemoryRecords(),
            new Generations(new InMemoryGenerations(), 1),
            new HostReporter("h1", new RecordingSink(), Duration.ofHours(1), new Semaphore(1)),
            InstantSource.system());
    private final VmControllerEndpoint endpoint =
            new VmControllerEndpoint(new VmHosts(Map.of("h1", host), fleet), new VmCodec("br-tenant"));
    private final SimulatorEndpoint simulator = new SimulatorEndpoint(fleet);

    private static TVmSpec spec() {
        return new TVmSpec()
                .setInstanceId(ID)
                .setName("web-1")
                .setVcpus(1)
                .setMemoryMib(128)
                .setRootVolumePath("/volumes/v.qcow2")
                .setNics(List.of(new TVmNic()
                        .setId(Specs.nic(1).text())
                        .setMac(Specs.MAC)
                        .setAddress(Specs.ADDRESS)
                        .setBridge("")
                        .setFilterName(FILTER)));
    }

    private static TFilterSpec filter() {
        return new TFilterSpec()
                .setName(FILTER)
                .setMac(Specs.MAC)
                .setAddress(Specs.ADDRESS)
                .setRules(List.of(new TFilterRule()
                        .setDirection(TDirection.INGRESS)
                        .setProtocol(TProtocol.TCP)
                        .setPortFirst(22)
                        .setPortLast(22)
                        .setCidrs(List.of())));
    }

    @Test
    void vmGoesThroughItsLife() {
        CallContext.with().fencing(3).run(() -> endpoint.ensureFilter("h1", ID, filter()));
        TVm running = endpoint.ensureStarted("h1", spec());
        assertThat(running.getVmState()).isEqualTo(TVmState.RUNNING);
        assertThat(running.getInstanceId()).isEqualTo(ID);
        assertThat(endpoint.listFilters("h1")).containsExactly(FILTER);
        assertThat(endpoint.suspend("h1", ID).getVmState()).isEqualTo(TVmState.PAUSED);
        assertThat(endpoint.resume("h1", ID).getVmState()).isEqualTo(TVmState.RUNNING);
        assertThat(endpoint.reboot("h1", ID, "r1", 100).getVmState()).isEqualTo(TVmState.RUNNING);
        TVm off = endpoint.stop("h1", ID, 1000);
        assertThat(off.getVmState()).isEqualTo(TVmState.OFF);
        assertThat(off.getReason()).isEqualTo("the guest powered off");
        assertThat(off.getGeneration()).isGreaterThan(running.getGeneration());
        assertThat(endpoint.forceStop("h1", ID).getVmState()).isEqualTo(TVmState.OFF);
        assertThat(endpoint.listVms("h1")).hasSize(1).noneMatch(TVm::isForeign);
        assertThat(endpoint.consoleLog("h1", ID, 0, 100).getNextOffset()).isPositive();
        endpoint.removeVm("h1", ID);
        endpoint.removeFilters("h1", ID);
        assertThat(endpoint.observe("h1", ID).getVmState()).isEqualTo(TVmState.ABSENT);
        assertThat(endpoint.listFilters("h1")).isEmpty();
    }

    @Test
    void wrongValuesNameFieldValueAndExpectationAndChangeNothing() {
        assertInvalid(() -> endpoint.observe("h1", "vol_1"), "vol_1");
        assertInvalid(() -> endpoint.ensureStarted("h1", spec().setVcpus(0)), "vcpus: 0 (expected: at least 1)");
        assertInvalid(() -> endpoint.ensureStarted("h1", spec().setRootVolumePath("x")), "rootVolumePath: x");
        assertInvalid(
                () -> endpoint.ensureFilter("h1", ID, filter().setName("clean-traffic")), "filter.name: clean-traffic");
        assertInvalid(() -> endpoint.stop("h1", ID, -1), "timeoutMillis: -1");
        assertInvalid(() -> endpoint.consoleLog("h1", ID, -1, 10), "offset: -1");
        assertInvalid(() -> endpoint.consoleLog("h1", ID, 0, 0), "limit: 0");
        assertThat(endpoint.listVms("h1")).isEmpty();
    }

    @Test
    void hostThatIsNotHereIsNotFound() {
        assertThatThrownBy(() -> endpoint.listVms("h2")).hasMessageContaining("no host here named h2");
    }

    @Test
    void simulationsAreSetListedAndReset() {
        TSimulation simulation = new TSimulation()
                .setHostPattern("h*")
                .setMethod("listVms")
                .setDelayMillis(1)
                .setFault(TErrorKind.UNAVAILABLE)
                .setTimes(0);
        simulator.configure(simulation);
        assertThat(simulator.configured()).containsExactly(simulation);
        CloudException failure = catchThrowableOfType(CloudException.class, () -> endpoint.listVms("h1"));
        assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        simulator.reset();
        assertThat(endpoint.listVms("h1")).isEmpty();
        assertInvalid(() -> simulator.configure(simulation.setMethod("dance")), "method: dance");
    }

    private static void assertInvalid(Runnable call, String message) {
        CloudException failure = catchThrowableOfType(CloudException.class, call::run);
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(failure.userMessage()).contains(message);
    }
}
