package cloud.yunhai.vmcontroller.adapter.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.sim.SimulatedJournal;
import cloud.yunhai.vmcontroller.app.Simulation;
import cloud.yunhai.vmcontroller.app.Simulations;
import cloud.yunhai.vmcontroller.app.VmRecord;
import cloud.yunhai.vmcontroller.testing.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedFleetTest {
    private final SimulatedFleet fleet = new SimulatedFleet(List.of("sim-1", "sim-2"), new SimulatedJournal(null));

    private static SimulatedHypervisor host(SimulatedFleet fleet, String name) {
        return Objects.requireNonNull(fleet.hosts().get(name));
    }

    private static Simulation fault(String host, String method, @Nullable ErrorKind kind, int times) {
        return new Simulation(host, method, Duration.ZERO, kind, times);
    }

    private @Nullable ErrorKind call(String host, String method) {
        CloudException failure =
                catchThrowableOfType(CloudException.class, () -> fleet.around(host, method, () -> true));
        return failure == null ? null : failure.kind();
    }

    @Test
    void faultMeetsItsHostsAndMethodsSoManyTimes() {
        fleet.configure(fault("sim-1", "stop", ErrorKind.UNAVAILABLE, 2));
        assertThat(call("sim-2", "stop")).isNull();
        assertThat(call("sim-1", "observe")).isNull();
        assertThat(call("sim-1", "stop")).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(fleet.configured()).extracting(Simulation::times).containsExactly(1);
        assertThat(call("sim-1", "stop")).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(call("sim-1", "stop")).isNull();
        assertThat(fleet.configured()).isEmpty();
    }

    @Test
    void faultWithoutCountLastsUntilReset() {
        fleet.configure(fault("sim-*", "*", ErrorKind.INTERNAL, 0));
        for (int i = 0; i < 5; i++) {
            assertThat(call("sim-2", "ensureStarted")).isEqualTo(ErrorKind.INTERNAL);
        }
        fleet.reset();
        assertThat(call("sim-2", "ensureStarted")).isNull();
    }

    @Test
    void unknownOutcomeMeansThatItWasDone() {
        fleet.configure(fault("*", "ensureStarted", ErrorKind.UNKNOWN_OUTCOME, 1));
        boolean[] done = new boolean[1];
        assertThatThrownBy(() -> fleet.around("sim-1", "ensureStarted", () -> done[0] = true))
                .isInstanceOf(CloudException.class);
        assertThat(done[0]).isTrue();
    }

    @Test
    void delayIsWaited() {
        fleet.configure(new Simulation("*", "observe", Duration.ofMillis(60), null, 1));
        long begun = System.nanoTime();
        assertThat(fleet.<Boolean>around("sim-1", "observe", () -> true)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void wrongSimulationsAreRefused() {
        assertThatThrownBy(() -> fleet.configure(fault("*", "dance", null, 1))).hasMessageContaining("method: dance");
        assertThatThrownBy(() -> fleet.configure(fault("*", "stop", null, -1))).hasMessageContaining("times: -1");
        assertThatThrownBy(() -> fleet.configure(new Simulation("*", "stop", Duration.ofMillis(-1), null, 1)))
                .hasMessageContaining("delayMillis: -1");
    }

    @Test
    void guestThatIgnoresItsButtonGoesOn() {
        SimulatedHypervisor host = host(fleet, "sim-1");
        host.define(Specs.vm(1), OptionalLong.empty());
        host.start(Specs.instance(1));
        fleet.configure(fault("sim-1", Simulations.IGNORES_BUTTON, null, 1));
        host.pressPowerButton(Specs.instance(1));
        assertThat(host.observe(Specs.instance(1)).state()).isEqualTo(VmState.RUNNING);
        host.pressPowerButton(Specs.instance(1));
        assertThat(host.observe(Specs.instance(1)).state()).isEqualTo(VmState.OFF);
    }

    @Test
    void hostsRememberAfterTheirProcessWasKilled(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deep/vms");
        SimulatedJournal journal = new SimulatedJournal(file);
        SimulatedFleet first = new SimulatedFleet(List.of("sim-1", "sim-2"), journal);
        for (int i = 1; i <= 3; i++) {
            host(first, "sim-1").define(Specs.vm(i), OptionalLong.of(1));
            host(first, "sim-1").start(Specs.instance(i));
        }
        host(first, "sim-1").ensureFilter(Specs.defaultFilter(Specs.nic(1)));
        host(first, "sim-1").suspend(Specs.instance(2));
        host(first, "sim-1").remove(Specs.instance(3));
        VmRecord record = new VmRecord(7, "reboot-1", Map.of("yunhai-a", "x", "yunhai-b", ""), Instant.EPOCH);
        records(journal).put(Specs.instance(1), record);
        // Not closed: killed, in the middle of a line.
        Files.writeString(file, "vm/sim-1/ins_0", StandardOpenOption.APPEND);

        SimulatedJournal again = new SimulatedJournal(file);
        SimulatedFleet second = new SimulatedFleet(List.of("sim-1", "sim-2"), again);
        assertThat(host(second, "sim-1").list())
                .extracting(vm -> vm.name() + " " + vm.observation().state())
                .containsExactlyInAnyOrder(
                        Specs.instance(1).text() + " RUNNING", Specs.instance(2).text() + " PAUSED");
        assertThat(host(second, "sim-1").definition(Specs.instance(1)))
                .contains(Specs.vm(1).digest());
        assertThat(host(second, "sim-1").filters())
                .containsExactly("yunhai-" + Specs.nic(1).text());
        assertThat(host(second, "sim-2").list()).isEmpty();
        assertThat(records(again).get(Specs.instance(1))).isEqualTo(record);
    }

    @Test
    void consoleTellsOfEachBoot() {
        SimulatedHypervisor host = host(fleet, "sim-1");
        host.define(Specs.vm(1), OptionalLong.empty());
        assertThat(host.consoleLog(Specs.instance(1), 0, 1000).bytes()).isEmpty();
        host.start(Specs.instance(1));
        long end = host.consoleLog(Specs.instance(1), 0, 1000).nextOffset();
        host.reset(Specs.instance(1));
        assertThat(host.consoleLog(Specs.instance(1), end, 1000).bytes()).hasSize((int) end);
        assertThat(host.consoleLog(Specs.instance(1), end, 5).nextOffset()).isEqualTo(end + 5);
    }

    private static SimulatedRecords records(SimulatedJournal journal) {
        return Objects.requireNonNull(
                SimulatedRecords.read(journal, List.of("sim-1")).get("sim-1"));
    }
}
