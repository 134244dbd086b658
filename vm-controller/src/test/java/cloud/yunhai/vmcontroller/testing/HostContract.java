package cloud.yunhai.vmcontroller.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.vmcontroller.app.Generations;
import cloud.yunhai.vmcontroller.app.HostReporter;
import cloud.yunhai.vmcontroller.app.HostVms;
import cloud.yunhai.vmcontroller.app.Hypervisor;
import cloud.yunhai.vmcontroller.app.Vm;
import cloud.yunhai.vmcontroller.core.VmSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a host does with its VMs, whatever its hypervisor: run against the simulated one and against libvirt.
public abstract class HostContract {
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final Duration SHORT = Duration.ofMillis(300);

    protected final RecordingSink sink = new RecordingSink();
    protected final InMemoryRecords records = new InMemoryRecords();
    protected final InstanceId id = InstanceId.next();
    protected final NicId nic = NicId.next();

    private HostReporter reporter = new HostReporter("host-1", sink, Duration.ofMinutes(10), new Semaphore(1));
    private HostVms host = host();

    /// The hypervisor under test.
    protected abstract Hypervisor hypervisor();

    /// A VM that this hypervisor can run.
    protected abstract VmSpec spec(InstanceId id, NicId nic);

    /// The VM's guest powers off by itself, or somebody destroys it behind the platform's back.
    protected abstract void endBehindOurBack(InstanceId id);

    /// Waits until the guest hears the power button.
    protected abstract void awaitBooted(InstanceId id);

    protected final HostVms host() {
        return new HostVms(
                hypervisor(), records, new Generations(new InMemoryGenerations(), 1), reporter, InstantSource.system());
    }

    @BeforeEach
    void begin() {
        host = host();
        host.begin();
        await().atMost(LONG)
                .until(() -> host.trouble().isEmpty() && !sink.full().isEmpty());
    }

    @AfterEach
    void removeAll() {
        host.remove(id);
        reporter.end();
        assertThat(host.filters()).doesNotContain("yunhai-" + nic.text());
    }

    @Test
    void startedVmRunsAndARepeatChangesNothing() {
        Vm first = started();
        assertThat(first.observation().state()).isEqualTo(VmState.RUNNING);

        Vm second = host.ensureStarted(spec(id, nic));
        assertThat(second.observation().state()).isEqualTo(VmState.RUNNING);
        assertThat(second.generation()).isGreaterThan(first.generation());
        assertThat(host.list().vms())
                .filteredOn(vm -> vm.name().equals(id.text()))
                .hasSize(1);
        assertThat(host.filters()).contains("yunhai-" + nic.text());
    }

    @Test
    void runningVmWithOtherSettingsIsAConflictAndOneThatIsOffIsDefinedAnew() {
        started();
        VmSpec larger = larger(spec(id, nic));
        assertCode(() -> host.ensureStarted(larger), ErrorCode.WRONG_STATE);

        host.forceStop(id);
        assertThat(host.ensureStarted(larger).observation().state()).isEqualTo(VmState.RUNNING);
    }

    @Test
    void whatEndsBehindOurBackIsReportedWithinASecond() {
        started();
        endBehindOurBack(id);
        await().atMost(Duration.ofSeconds(10)).until(() -> sink.changesOf(id).contains(VmState.OFF));
    }

    @Test
    void whatACommandAnsweredIsNotReportedAgain() {
        started();
        host.suspend(id);
        host.resume(id);
        endBehindOurBack(id);
        await().atMost(Duration.ofSeconds(10)).until(() -> sink.changesOf(id).contains(VmState.OFF));
        assertThat(sink.changesOf(id)).containsExactly(VmState.OFF);
    }

    @Test
    void suspendAndResumeMayBeRepeated() {
        started();
        assertThat(host.suspend(id).observation().state()).isEqualTo(VmState.PAUSED);
        assertThat(host.suspend(id).observation().state()).isEqualTo(VmState.PAUSED);
        assertThat(host.resume(id).observation().state()).isEqualTo(VmState.RUNNING);
        assertThat(host.resume(id).observation().state()).isEqualTo(VmState.RUNNING);
        host.forceStop(id);
        assertCode(() -> host.suspend(id), ErrorCode.WRONG_STATE);
    }

    @Test
    void stopAsksTheGuest() {
        started();
        awaitBooted(id);
        Vm stopped = host.stop(id, LONG);
        assertThat(stopped.observation().state()).isEqualTo(VmState.OFF);
        assertThat(stopped.observation().reason()).isEqualTo("the guest powered off");
        assertThat(host.stop(id, LONG).observation().state()).isEqualTo(VmState.OFF);
    }

    @Test
    void rebootHappensOnceForEachId() {
        started();
        awaitBooted(id);
        assertThat(host.reboot(id, "reboot-1", LONG).observation().state()).isEqualTo(VmState.RUNNING);
        long before = System.nanoTime();
        assertThat(host.reboot(id, "reboot-1", LONG).observation().state()).isEqualTo(VmState.RUNNING);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(records.get(id).rebootId()).isEqualTo("reboot-1");
    }

    @Test
    void guestThatDoesNotAnswerIsResetAndSwitchedOff() {
        started();
        host.suspend(id);
        assertThat(host.reboot(id, "reboot-2", SHORT).observation().state()).isEqualTo(VmState.RUNNING);
        assertThat(host.stop(id, Duration.ZERO).observation().state()).isEqualTo(VmState.OFF);
    }

    @Test
    void removedVmLeavesNothingAndMayBeRemovedAgain() {
        started();
        host.remove(id);
        host.remove(id);
        assertThat(host.observe(id).observation().state()).isEqualTo(VmState.ABSENT);
        assertThat(host.list().vms()).noneMatch(vm -> vm.name().equals(id.text()));
        assertThat(host.filters()).doesNotContain("yunhai-" + nic.text());
        assertThat(host.consoleLog(id, 0, 1000).bytes()).isEmpty();
        assertCode(() -> host.stop(id, SHORT), ErrorCode.NOT_FOUND);
        assertCode(() -> host.forceStop(id), ErrorCode.NOT_FOUND);
    }

    @Test
    void olderOwnerIsFencedOutAlsoAfterRemoval() {
        with(7, () -> started());
        assertCode(() -> with(6, () -> host.forceStop(id)), ErrorCode.FENCED_OUT);
        assertThat(host.observe(id).observation().state()).isEqualTo(VmState.RUNNING);
        with(8, () -> host.remove(id));
        assertCode(() -> with(7, () -> started()), ErrorCode.FENCED_OUT);
        assertThat(host.observe(id).observation().state()).isEqualTo(VmState.ABSENT);
    }

    @Test
    void changedRulesComeToAFilterThatIsThereAndMakeNone() {
        String filter = "yunhai-" + nic.text();
        host.ensureFilter(id, Specs.defaultFilter(nic));
        assertThat(host.filters()).doesNotContain(filter);

        started();
        String before = records.get(id).filters().get(filter);
        host.ensureFilter(id, Specs.filter(nic));
        assertThat(host.filters()).contains(filter);
        assertThat(records.get(id).filters().get(filter)).isNotEqualTo(before).isNotEmpty();
    }

    @Test
    void forcedStopDoesNotWaitForAStopInProgress() throws InterruptedException {
        started();
        host.suspend(id);
        host.resume(id);
        Thread stopping = Thread.ofVirtual().start(() -> host.stop(id, LONG));
        assertThat(host.forceStop(id).observation().state()).isEqualTo(VmState.OFF);
        stopping.join(Duration.ofSeconds(20));
        assertThat(stopping.isAlive()).isFalse();
    }

    protected final Vm started() {
        if (CallContext.current().fencingToken().isPresent()) {
            host.ensureFilter(id, Specs.defaultFilter(nic));
        } else {
            with(1, () -> host.ensureFilter(id, Specs.defaultFilter(nic)));
        }
        return host.ensureStarted(spec(id, nic));
    }

    private static VmSpec larger(VmSpec spec) {
        return new VmSpec(
                spec.instanceId(),
                spec.name(),
                spec.vcpus() + 1,
                spec.memoryMib(),
                spec.rootVolumePath(),
                spec.seedPath(),
                spec.nics());
    }

    private static void with(long token, Runnable call) {
        CallContext.with().fencing(token).run(call);
    }

    private static void assertCode(Runnable call, ErrorCode code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        CloudException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
