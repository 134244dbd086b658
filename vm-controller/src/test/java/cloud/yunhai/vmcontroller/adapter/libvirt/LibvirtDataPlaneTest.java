package cloud.yunhai.vmcontroller.adapter.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.vmcontroller.adapter.files.ConsoleLogFiles;
import cloud.yunhai.vmcontroller.app.Generations;
import cloud.yunhai.vmcontroller.app.HostReporter;
import cloud.yunhai.vmcontroller.app.HostVms;
import cloud.yunhai.vmcontroller.core.FilterRule;
import cloud.yunhai.vmcontroller.core.FilterSpec;
import cloud.yunhai.vmcontroller.core.VmNic;
import cloud.yunhai.vmcontroller.core.VmSpec;
import cloud.yunhai.vmcontroller.testing.DataPlane;
import cloud.yunhai.vmcontroller.testing.InMemoryGenerations;
import cloud.yunhai.vmcontroller.testing.InMemoryRecords;
import cloud.yunhai.vmcontroller.testing.RecordingSink;
import cloud.yunhai.vmcontroller.testing.Specs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// One real guest on a real network: what passes its filter, and what a libvirtd that is away does to us.
@Tag("libvirt")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LibvirtDataPlaneTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final InstanceId ID = InstanceId.next();
    private static final NicId NIC = NicId.next();

    private static final InMemoryRecords RECORDS = new InMemoryRecords();
    private static final RecordingSink SINK = new RecordingSink();

    private static DataPlane plane;
    private static LibvirtHypervisor hypervisor;
    private static HostReporter reporter;
    private static HostVms host;

    @BeforeAll
    static void up() {
        plane = DataPlane.up();
        plane.serveDhcp(Specs.MAC, Specs.ADDRESS);
        hypervisor = new LibvirtHypervisor(
                new LibvirtSettings(plane.uri(), 4, Duration.ofSeconds(5), Duration.ofSeconds(60)),
                new ConsoleLogFiles(plane.directory().resolve("console"), 1 << 20));
        reporter = new HostReporter("host-1", SINK, Duration.ofMinutes(10), new Semaphore(1));
        host = new HostVms(
                hypervisor, RECORDS, new Generations(new InMemoryGenerations(), 1), reporter, InstantSource.system());
        host.begin();
        await().atMost(LONG).until(() -> host.trouble().isEmpty());
    }

    @AfterAll
    static void down() throws IOException {
        reporter.end();
        hypervisor.close();
        plane.close();
    }

    private static void ensure(FilterSpec filter) {
        CallContext.with().fencing(1).run(() -> host.ensureFilter(ID, filter));
    }

    private static String console() {
        return new String(host.consoleLog(ID, 0, 1 << 20).bytes(), StandardCharsets.UTF_8);
    }

    private static boolean http() {
        return plane.succeeds("curl", "-sf", "--max-time", "4", "http://" + Specs.ADDRESS + "/");
    }

    /// Whether the guest's SSH answers at an address.
    private static boolean ssh(String address) {
        // What it says first is no HTTP: curl shows it and fails.
        return plane.output("curl", "-s", "--max-time", "4", "--http0.9", "http://" + address + ":22/")
                .contains("SSH-2.0");
    }

    private static String guest(String... command) {
        StringBuilder arguments = new StringBuilder();
        for (int i = 1; i < command.length; i++) {
            arguments.append(i == 1 ? "" : ",").append('"').append(command[i]).append('"');
        }
        return plane.exec(
                "virsh",
                "-q",
                "qemu-agent-command",
                ID.text(),
                "{\"execute\":\"guest-exec\",\"arguments\":{\"path\":\"" + command[0] + "\",\"arg\":[" + arguments
                        + "]}}");
    }

    @Test
    @Order(1)
    void guestGetsItsAddressAndIsReachedAsTheDefaultGroupSays() throws IOException {
        Path disk = plane.disk(ID.text());
        ensure(Specs.defaultFilter(NIC));
        host.ensureStarted(new VmSpec(
                ID,
                "web-1",
                1,
                128,
                disk.toString(),
                null,
                List.of(new VmNic(NIC.text(), Specs.MAC, Specs.ADDRESS, "br-tenant", "yunhai-" + NIC.text()))));
        await().atMost(LONG).until(() -> console().contains("YUNHAI-READY"));

        assertThat(console()).contains("ip=" + Specs.ADDRESS);
        assertThat(Files.readString(plane.directory().resolve("leases"))).contains(Specs.ADDRESS);
        assertThat(ssh(Specs.ADDRESS)).as("SSH comes in").isTrue();
        assertThat(http()).as("HTTP does not").isFalse();
    }

    @Test
    @Order(2)
    void changedRulesAreInForceOnTheRunningGuest() {
        ensure(Specs.filter(
                NIC,
                new FilterRule(Direction.EGRESS, Protocol.ANY, null, null, List.of()),
                new FilterRule(Direction.INGRESS, Protocol.TCP, 80, 80, List.of("10.91.0.1/32"))));
        assertThat(http()).as("HTTP comes in from the address named").isTrue();
        assertThat(ssh(Specs.ADDRESS)).as("SSH does not any more").isFalse();
    }

    @Test
    @Order(3)
    void guestSendsWithItsOwnAddressOnly() {
        ensure(Specs.defaultFilter(NIC));
        assertThat(ssh(Specs.ADDRESS)).as("SSH comes in again").isTrue();
        guest("/sbin/ip", "address", "add", "10.91.0.77/24", "dev", "eth0");
        assertThat(ssh("10.91.0.77")).as("a foreign address does not answer").isFalse();
        assertThat(ssh(Specs.ADDRESS)).as("its own does").isTrue();

        CallContext.with().fencing(1).run(() -> host.ensureFilter(ID, open()));
        assertThat(ssh("10.91.0.77")).as("and it is not for want of a rule").isFalse();
    }

    private static FilterSpec open() {
        return Specs.filter(
                NIC,
                new FilterRule(Direction.EGRESS, Protocol.ANY, null, null, List.of()),
                new FilterRule(Direction.INGRESS, Protocol.ANY, null, null, List.of()));
    }

    @Test
    @Order(4)
    void onlyEmulationIsUsedWhereThereIsNoKvm() {
        boolean offered = plane.succeeds("virsh", "-q", "domcapabilities", "--virttype", "kvm");
        assertThat(plane.exec("virsh", "-q", "dumpxml", ID.text()))
                .contains("<domain type='" + (offered ? "kvm" : "qemu") + "'")
                .contains("type='socket'");
    }

    @Test
    @Order(5)
    void libvirtdThatIsAwayFailsCallsAtOnceAndComesBack() {
        int reports = SINK.full().size();
        String pid = plane.exec("cat", "/run/libvirt/libvirtd.pid").strip();
        plane.exec("kill", "-STOP", pid);
        long begun = System.nanoTime();
        assertUnavailable(Duration.ofSeconds(30));
        // It hangs: the first calls wait for their limit, then the connection counts as lost and nobody
        // waits.
        await().atMost(LONG).until(() -> host.trouble().isPresent());
        long later = System.nanoTime();
        assertUnavailable(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(System.nanoTime() - later)).isLessThan(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(later - begun)).isLessThan(Duration.ofSeconds(60));

        plane.exec("kill", "-KILL", pid);
        await().atMost(LONG).until(() -> host.trouble().isEmpty());
        assertThat(host.observe(ID).observation().state()).isEqualTo(VmState.RUNNING);
        await().atMost(LONG).until(() -> SINK.full().size() > reports);

        plane.exec("virsh", "-q", "destroy", ID.text());
        await().atMost(Duration.ofSeconds(10)).until(() -> SINK.changesOf(ID).contains(VmState.OFF));
    }

    @Test
    @Order(6)
    void removedVmLeavesNothing() {
        host.remove(ID);
        assertThat(host.list().vms()).isEmpty();
        assertThat(host.filters()).isEmpty();
        assertThat(plane.directory().resolve("console").resolve(ID.text() + ".log"))
                .doesNotExist();
        assertThat(plane.exec("virsh", "-q", "list", "--all", "--name").strip()).isEmpty();
    }

    private static void assertUnavailable(Duration limit) {
        long begun = System.nanoTime();
        assertThatThrownBy(() -> host.observe(ID))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        failure -> assertThat(failure.code())
                                .isIn(ErrorCode.HYPERVISOR_UNAVAILABLE, ErrorCode.UNKNOWN_OUTCOME));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(limit);
    }
}
