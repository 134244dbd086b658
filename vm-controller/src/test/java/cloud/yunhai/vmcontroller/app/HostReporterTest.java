package cloud.yunhai.vmcontroller.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.sim.SimulatedJournal;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.vmcontroller.adapter.sim.SimulatedFleet;
import cloud.yunhai.vmcontroller.core.FilterSpec;
import cloud.yunhai.vmcontroller.testing.InMemoryGenerations;
import cloud.yunhai.vmcontroller.testing.InMemoryRecords;
import cloud.yunhai.vmcontroller.testing.RecordingSink;
import cloud.yunhai.vmcontroller.testing.Specs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostReporterTest {
    private final RecordingSink sink = new RecordingSink();
    private final SimulatedFleet fleet = new SimulatedFleet(List.of("h1"), new SimulatedJournal(null));
    private final InstanceId id = Specs.instance(1);

    private HostReporter reporter = new HostReporter("h1", sink, Duration.ofHours(1), new Semaphore(1));
    private HostVms host = host();

    private HostVms host() {
        return new HostVms(
                Objects.requireNonNull(fleet.hosts().get("h1")),
                new InMemoryRecords(),
                new Generations(new InMemoryGenerations(), 1),
                reporter,
                InstantSource.system());
    }

    private void every(Duration interval) {
        reporter = new HostReporter("h1", sink, interval, new Semaphore(1));
        host = host();
    }

    private void happens(String what) {
        fleet.configure(new Simulation("h1", what, Duration.ZERO, null, 0));
    }

    private void started() {
        FilterSpec filter = Specs.defaultFilter(Specs.nic(1));
        CallContext.with().fencing(1).run(() -> host.ensureFilter(id, filter));
        host.ensureStarted(Specs.vm(1));
    }

    @AfterEach
    void end() {
        reporter.end();
    }

    @Test
    void everythingIsToldFirstAndThenNowAndThen() {
        every(Duration.ofMillis(50));
        started();
        host.begin();
        await().until(() -> sink.full().size() > 3);
        assertThat(sink.full().getLast()).extracting(Vm::name).containsExactly(id.text());
        assertThat(sink.changes()).isEmpty();
    }

    @Test
    void generationsGrow() {
        host.begin();
        // The first report tells everything: what it tells already is no change any more.
        await().until(() -> !sink.full().isEmpty());
        started();
        happens(Simulations.POWERS_OFF);
        await().until(() -> sink.changesOf(id).contains(VmState.OFF));
        host.ensureStarted(Specs.vm(1));
        happens(Simulations.CRASHES);
        await().until(() -> sink.changesOf(id).contains(VmState.CRASHED));
        assertThat(sink.changes()).extracting(Vm::generation).isSorted().doesNotHaveDuplicates();
        assertThat(sink.changes().getLast().observation().reason()).isNotNull();
    }

    @Test
    void nothingIsLostWhileVmSchedulerIsAway() {
        host.begin();
        started();
        await().until(() -> !sink.full().isEmpty());
        int before = sink.full().size();
        sink.away(true);
        happens(Simulations.POWERS_OFF);
        sink.away(false);
        await().until(() -> sink.changesOf(id).contains(VmState.OFF)
                || sink.full().size() > before
                        && sink.full().getLast().getFirst().observation().state() == VmState.OFF);
    }

    @Test
    void removedVmIsNotReportedAfterItsAnswer() {
        host.begin();
        await().until(() -> !sink.full().isEmpty());
        started();
        host.remove(id);
        started();
        happens(Simulations.POWERS_OFF);
        await().until(() -> !sink.changesOf(id).isEmpty());
        assertThat(sink.changesOf(id)).containsExactly(VmState.OFF);
    }
}
