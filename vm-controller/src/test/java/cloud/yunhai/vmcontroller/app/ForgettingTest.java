package cloud.yunhai.vmcontroller.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.sim.SimulatedJournal;
import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.vmcontroller.adapter.sim.SimulatedFleet;
import cloud.yunhai.vmcontroller.adapter.sim.SimulatedRecords;
import cloud.yunhai.vmcontroller.testing.InMemoryGenerations;
import cloud.yunhai.vmcontroller.testing.RecordingSink;
import cloud.yunhai.vmcontroller.testing.Specs;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class ForgettingTest {
    private static final Duration KEPT = Duration.ofHours(1);

    private final ManualClock clock = new ManualClock();
    private final SimulatedJournal journal = new SimulatedJournal(null);
    private final SimulatedFleet fleet = new SimulatedFleet(List.of("h1"), journal);
    private final SimulatedRecords records =
            Objects.requireNonNull(SimulatedRecords.read(journal, List.of("h1")).get("h1"));
    private final HostVms host = new HostVms(
            Objects.requireNonNull(fleet.hosts().get("h1")),
            records,
            new Generations(new InMemoryGenerations(), 1),
            new HostReporter("h1", new RecordingSink(), Duration.ofHours(1), new Semaphore(1)),
            clock);
    private final InstanceId id = Specs.instance(1);

    private void start(long token) {
        CallContext.with().fencing(token).run(() -> host.ensureStarted(Specs.vm(1)));
    }

    private void remove(long token) {
        CallContext.with().fencing(token).run(() -> host.remove(id));
    }

    private void assertFencedOut(long token) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> start(token))
                .extracting(CloudException::code)
                .isEqualTo(ErrorCode.FENCED_OUT);
    }

    @Test
    void lateOwnerOfARemovedVmIsRefusedLongAfterItsLeaseHasEnded() {
        start(7);
        remove(8);

        clock.advance(KEPT);
        host.sweep(KEPT);

        assertFencedOut(7);
    }

    @Test
    void removedVmIsForgottenInTheEnd() {
        start(7);
        remove(8);

        clock.advance(KEPT.plusMillis(1));
        host.sweep(KEPT);

        assertThat(records.ids()).isEmpty();
        assertThat(journal.values().keySet()).noneMatch(key -> key.contains(id.text()));
    }

    @Test
    void vmThatIsThereIsNeverForgotten() {
        start(7);
        remove(8);
        start(9);

        clock.advance(KEPT.multipliedBy(100));
        host.sweep(KEPT);
        clock.advance(KEPT.multipliedBy(100));
        host.sweep(KEPT);

        assertFencedOut(8);
    }

    @Test
    void fenceOfAVmThatWasNeverDefinedGoesAWhileAfterItWasFirstMissed() {
        CallContext.with().fencing(7).run(() -> host.removeFilters(id));
        assertThat(records.ids()).containsExactly(id);

        host.sweep(KEPT);
        clock.advance(KEPT);
        host.sweep(KEPT);
        assertFencedOut(6);

        clock.advance(Duration.ofMillis(1));
        host.sweep(KEPT);
        assertThat(records.ids()).isEmpty();
    }

    @Test
    void vmWhoseFiltersAreLeftIsNotForgotten() {
        CallContext.with().fencing(7).run(() -> host.ensureFilter(id, Specs.defaultFilter(Specs.nic(1))));

        host.sweep(KEPT);
        clock.advance(KEPT.multipliedBy(2));
        host.sweep(KEPT);

        assertThat(records.get(id).filters()).hasSize(1);
    }
}
